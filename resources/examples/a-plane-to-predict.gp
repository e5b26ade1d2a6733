{
 "version": 5,
 "inputs": [
  {
   "id": "i1",
   "expression": "x1",
   "at": [
    0.0,
    -38.5
   ]
  },
  {
   "id": "i2",
   "expression": "x2",
   "at": [
    0.0,
    38.5
   ]
  }
 ],
 "neurons": [
  {
   "id": "n4",
   "name": "h1.1",
   "activation": "tanh",
   "bias": "b:n4",
   "at": [
    200.0,
    -108.0
   ],
   "layer": "g3"
  },
  {
   "id": "n5",
   "name": "h1.2",
   "activation": "tanh",
   "bias": "b:n5",
   "at": [
    200.0,
    -36.0
   ],
   "layer": "g3"
  },
  {
   "id": "n6",
   "name": "h1.3",
   "activation": "tanh",
   "bias": "b:n6",
   "at": [
    200.0,
    36.0
   ],
   "layer": "g3"
  },
  {
   "id": "n7",
   "name": "h1.4",
   "activation": "tanh",
   "bias": "b:n7",
   "at": [
    200.0,
    108.0
   ],
   "layer": "g3"
  },
  {
   "id": "n8",
   "name": "Output",
   "activation": "linear",
   "bias": "b:n8",
   "at": [
    400.0,
    0.0
   ],
   "output": 0
  }
 ],
 "links": [
  {
   "id": "l9",
   "source": "i1",
   "target": "n4",
   "weight": "w:l9"
  },
  {
   "id": "l10",
   "source": "i2",
   "target": "n4",
   "weight": "w:l10"
  },
  {
   "id": "l11",
   "source": "i1",
   "target": "n5",
   "weight": "w:l11"
  },
  {
   "id": "l12",
   "source": "i2",
   "target": "n5",
   "weight": "w:l12"
  },
  {
   "id": "l13",
   "source": "i1",
   "target": "n6",
   "weight": "w:l13"
  },
  {
   "id": "l14",
   "source": "i2",
   "target": "n6",
   "weight": "w:l14"
  },
  {
   "id": "l15",
   "source": "i1",
   "target": "n7",
   "weight": "w:l15"
  },
  {
   "id": "l16",
   "source": "i2",
   "target": "n7",
   "weight": "w:l16"
  },
  {
   "id": "l17",
   "source": "n4",
   "target": "n8",
   "weight": "w:l17"
  },
  {
   "id": "l18",
   "source": "n5",
   "target": "n8",
   "weight": "w:l18"
  },
  {
   "id": "l19",
   "source": "n6",
   "target": "n8",
   "weight": "w:l19"
  },
  {
   "id": "l20",
   "source": "n7",
   "target": "n8",
   "weight": "w:l20"
  }
 ],
 "layers": [
  {
   "id": "g3",
   "name": "Layer 1"
  }
 ],
 "frozen": [],
 "serial": 21,
 "data": {
  "source": {
   "kind": "generated",
   "name": "reg-plane",
   "noise": 0.0
  },
  "train_share": 50.0,
  "seed": "0.5",
  "scaling": "none",
  "stratified": false
 },
 "settings": {
  "learning_rate": 0.03,
  "batch_size": 10,
  "remainder": "short",
  "loss": "half_square",
  "penalty": "none",
  "penalty_rate": 0.0,
  "shuffle": false,
  "optimizer": "sgd",
  "momentum": 0.9,
  "smoothing": 0.99,
  "beta1": 0.9,
  "beta2": 0.999,
  "epsilon": 1e-8,
  "weight_decay": 0.0,
  "clip": 0.0,
  "schedule": "constant",
  "schedule_epochs": 100,
  "schedule_factor": 0.1,
  "stop_epochs": 0,
  "stop_seconds": 0.0,
  "stop_loss": 0.0,
  "stop_accuracy": 0.0,
  "stop_patience": 0
 },
 "seed": "0.5",
 "initial": {
  "b:n4": 0.1,
  "w:l9": -0.1131405077758077,
  "w:l10": 0.16325117576660364,
  "b:n5": 0.1,
  "w:l11": 0.22500771623892202,
  "w:l12": -0.38886722328359735,
  "b:n6": 0.1,
  "w:l13": 0.03103796573131179,
  "w:l14": 0.17658124144993326,
  "b:n7": 0.1,
  "w:l15": -0.43362202347730805,
  "w:l16": 0.38613386363483315,
  "b:n8": 0.1,
  "w:l17": 0.0034756159549170773,
  "w:l18": 0.4214760322707468,
  "w:l19": -0.49527022752848165,
  "w:l20": 0.35776021234154654
 },
 "training": null,
 "initializer": "tf_playground",
 "losses": null,
 "lab": null,
 "view": {
  "test_points": true,
  "class_only": false,
  "plane": null
 }
}
