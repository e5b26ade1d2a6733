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
   "id": "n9",
   "name": "h2.1",
   "activation": "tanh",
   "bias": "b:n9",
   "at": [
    400.0,
    -36.0
   ],
   "layer": "g8"
  },
  {
   "id": "n10",
   "name": "h2.2",
   "activation": "tanh",
   "bias": "b:n10",
   "at": [
    400.0,
    36.0
   ],
   "layer": "g8"
  },
  {
   "id": "n11",
   "name": "Output",
   "activation": "tanh",
   "bias": "b:n11",
   "at": [
    600.0,
    0.0
   ],
   "output": 0
  }
 ],
 "links": [
  {
   "id": "l12",
   "source": "i1",
   "target": "n4",
   "weight": "w:l12"
  },
  {
   "id": "l13",
   "source": "i2",
   "target": "n4",
   "weight": "w:l13"
  },
  {
   "id": "l14",
   "source": "i1",
   "target": "n5",
   "weight": "w:l14"
  },
  {
   "id": "l15",
   "source": "i2",
   "target": "n5",
   "weight": "w:l15"
  },
  {
   "id": "l16",
   "source": "i1",
   "target": "n6",
   "weight": "w:l16"
  },
  {
   "id": "l17",
   "source": "i2",
   "target": "n6",
   "weight": "w:l17"
  },
  {
   "id": "l18",
   "source": "i1",
   "target": "n7",
   "weight": "w:l18"
  },
  {
   "id": "l19",
   "source": "i2",
   "target": "n7",
   "weight": "w:l19"
  },
  {
   "id": "l20",
   "source": "n4",
   "target": "n9",
   "weight": "w:l20"
  },
  {
   "id": "l21",
   "source": "n5",
   "target": "n9",
   "weight": "w:l21"
  },
  {
   "id": "l22",
   "source": "n6",
   "target": "n9",
   "weight": "w:l22"
  },
  {
   "id": "l23",
   "source": "n7",
   "target": "n9",
   "weight": "w:l23"
  },
  {
   "id": "l24",
   "source": "n4",
   "target": "n10",
   "weight": "w:l24"
  },
  {
   "id": "l25",
   "source": "n5",
   "target": "n10",
   "weight": "w:l25"
  },
  {
   "id": "l26",
   "source": "n6",
   "target": "n10",
   "weight": "w:l26"
  },
  {
   "id": "l27",
   "source": "n7",
   "target": "n10",
   "weight": "w:l27"
  },
  {
   "id": "l28",
   "source": "n9",
   "target": "n11",
   "weight": "w:l28"
  },
  {
   "id": "l29",
   "source": "n10",
   "target": "n11",
   "weight": "w:l29"
  }
 ],
 "layers": [
  {
   "id": "g3",
   "name": "Layer 1"
  },
  {
   "id": "g8",
   "name": "Layer 2"
  }
 ],
 "frozen": [],
 "serial": 30,
 "data": {
  "source": {
   "kind": "generated",
   "name": "xor",
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
  "w:l12": 0.15073031362995037,
  "w:l13": 0.24480396388753178,
  "b:n5": 0.1,
  "w:l14": -0.15228586964146518,
  "w:l15": -0.19348612267241783,
  "b:n6": 0.1,
  "w:l16": -0.16136182460822568,
  "w:l17": 0.42912746373009303,
  "b:n7": 0.1,
  "w:l18": 0.14891085680525895,
  "w:l19": 0.3889167671371173,
  "b:n9": 0.1,
  "w:l20": 0.4699489059793379,
  "w:l21": -0.010613650775298356,
  "w:l22": 0.03509985269449678,
  "w:l23": 0.2067116615504384,
  "b:n10": 0.1,
  "w:l24": 0.3358509837079212,
  "w:l25": 0.19771134934409862,
  "w:l26": -0.03541772868214904,
  "w:l27": 0.42289813136853305,
  "b:n11": 0.1,
  "w:l28": -0.041553243244346005,
  "w:l29": 0.26342704498032077
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
