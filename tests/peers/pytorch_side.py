"""Runs in an environment that has PyTorch and nothing of ours: reads tasks as JSON, trains each, writes the numbers."""

import json
import sys

import torch
from torch.nn import functional as F  # noqa: N812

ACTIVATIONS = {
    "linear": lambda x: x, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "relu": F.relu,
    "leaky_relu": lambda x: F.leaky_relu(x, 0.01), "elu": F.elu, "gelu": F.gelu, "silu": F.silu,
    "softplus": lambda x: F.softplus(x, threshold=700.0), "sin": torch.sin, "abs": torch.abs, "square": torch.square,
    "gaussian": lambda x: torch.exp(-x * x),
}  # fmt: skip


def main() -> None:
    """One answer per task: parameters and mean data loss at the start and after training."""
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    json.dump([train(task) for task in json.load(sys.stdin)], sys.stdout)


def train(task: dict) -> dict:
    """Train one task for its batches."""
    settings = task["settings"]
    parameters = {id: torch.tensor(value, requires_grad=True) for id, value in task["initial"].items()}
    moving = [parameters[id] for id in task["trained"]]
    samples = torch.tensor(task["samples"])
    optimizer = make_optimizer(settings, moving)
    scheduler = make_scheduler(settings, optimizer)
    start = float(objective(task, parameters, samples, range(samples.shape[1])))
    present = 0
    for epoch, numbers in task["batches"]:
        while present < epoch:
            scheduler.step()
            present += 1
        optimizer.zero_grad()
        (objective(task, parameters, samples, numbers) + penalty(task, parameters)).backward()
        clip(settings["clip"], moving)
        optimizer.step()
    end = float(objective(task, parameters, samples, range(samples.shape[1])))
    return {"losses": [start, end], "parameters": {id: float(value) for id, value in parameters.items()}}


def objective(task: dict, parameters: dict, samples: torch.Tensor, numbers) -> torch.Tensor:
    """The mean data loss of samples."""
    batch = samples[:, list(numbers)]
    inputs = task["inputs"]
    values = dict(zip(inputs, batch, strict=False))
    for neuron in task["neurons"]:
        total = parameters[neuron["bias"]] + torch.zeros(batch.shape[1])
        for source, weight in neuron["links"]:
            total = total + parameters[weight] * values[source]
        values[neuron["id"]] = ACTIVATIONS[neuron["activation"]](total)
    outputs = torch.stack([values[id] for id, _ in task["outputs"]], dim=1)
    targets = torch.stack([batch[len(inputs) + column] for _, column in task["outputs"]], dim=1)
    return LOSSES[task["settings"]["loss"]](outputs, targets)


def cross_entropy(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Two classes as -1 and 1, or one column per class."""
    if outputs.shape[1] == 1:
        return F.binary_cross_entropy_with_logits(outputs, (targets + 1.0) / 2.0)
    return F.cross_entropy(outputs, targets.argmax(dim=1))


def max_margin(outputs: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Two classes as -1 and 1, or one column per class."""
    if outputs.shape[1] == 1:
        return F.relu(1.0 - targets * outputs).mean()
    return F.multi_margin_loss(outputs, targets.argmax(dim=1)) * outputs.shape[1]


LOSSES = {
    "half_square": lambda o, t: 0.5 * F.mse_loss(o, t, reduction="sum") / len(o),
    "mean_square": F.mse_loss,
    "huber": lambda o, t: F.huber_loss(o, t, reduction="sum") / len(o),
    "cross_entropy": cross_entropy,
    "max_margin": max_margin,
}


def penalty(task: dict, parameters: dict) -> torch.Tensor:
    """The regularization's own term."""
    settings = task["settings"]
    weights = [parameters[id] for id in task["weights"]]
    total = {
        "none": lambda: torch.tensor(0.0),
        "L2": lambda: 0.5 * sum(w * w for w in weights),
        "L2_all": lambda: sum(parameters[id] ** 2 for id in task["counted"]),
    }[settings["penalty"]]()
    return settings["penalty_rate"] * total


def clip(limit: float, moving: list) -> None:
    """Shorten the gradient to a norm."""
    norm = torch.linalg.vector_norm(torch.stack([p.grad for p in moving]))
    if limit and norm > limit:
        for parameter in moving:
            parameter.grad *= limit / norm


def make_optimizer(s: dict, moving: list) -> torch.optim.Optimizer:
    """PyTorch's own."""
    rate, name = s["learning_rate"], s["optimizer"]
    if name in ("sgd", "momentum", "nesterov"):
        momentum = 0.0 if name == "sgd" else s["momentum"]
        return torch.optim.SGD(moving, lr=rate, momentum=momentum, nesterov=name == "nesterov")
    if name == "rmsprop":
        return torch.optim.RMSprop(moving, lr=rate, alpha=s["smoothing"], eps=s["epsilon"])
    betas = (s["beta1"], s["beta2"])
    if name == "adam":
        return torch.optim.Adam(moving, lr=rate, betas=betas, eps=s["epsilon"])
    return torch.optim.AdamW(moving, lr=rate, betas=betas, eps=s["epsilon"], weight_decay=s["weight_decay"])


def make_scheduler(s: dict, optimizer: torch.optim.Optimizer):
    """PyTorch's own, stepped once an epoch."""
    schedulers, length, factor = torch.optim.lr_scheduler, s["schedule_epochs"], s["schedule_factor"]
    if s["schedule"] == "step":
        return schedulers.StepLR(optimizer, length, factor)
    if s["schedule"] == "cosine":
        return schedulers.CosineAnnealingLR(optimizer, length, factor * s["learning_rate"])
    if s["schedule"] == "linear":
        return schedulers.LinearLR(optimizer, 1.0, factor, length)
    return schedulers.ConstantLR(optimizer, 1.0)


if __name__ == "__main__":
    main()
