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
   "id": "n3",
   "name": "Output",
   "activation": "tanh",
   "bias": "b:n3",
   "at": [
    600.0,
    0.0
   ],
   "output": 0
  }
 ],
 "links": [],
 "layers": [],
 "frozen": [],
 "serial": 6,
 "data": {
  "source": {
   "kind": "generated",
   "name": "circle",
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
  "b:n3": 0.1
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
