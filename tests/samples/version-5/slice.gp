{
 "version": 5,
 "inputs": [
  {
   "id": "i30",
   "expression": "sepal_length_cm",
   "at": [
    0.0,
    -115.5
   ]
  },
  {
   "id": "i31",
   "expression": "sepal_width_cm",
   "at": [
    0.0,
    -38.5
   ]
  },
  {
   "id": "i32",
   "expression": "petal_length_cm",
   "at": [
    0.0,
    38.5
   ]
  },
  {
   "id": "i33",
   "expression": "petal_width_cm",
   "at": [
    0.0,
    115.5
   ]
  }
 ],
 "neurons": [
  {
   "id": "n35",
   "name": "h1.1",
   "activation": "tanh",
   "bias": "b:n35",
   "at": [
    200.0,
    -252.0
   ],
   "layer": "g34"
  },
  {
   "id": "n36",
   "name": "h1.2",
   "activation": "tanh",
   "bias": "b:n36",
   "at": [
    200.0,
    -180.0
   ],
   "layer": "g34"
  },
  {
   "id": "n37",
   "name": "h1.3",
   "activation": "tanh",
   "bias": "b:n37",
   "at": [
    200.0,
    -108.0
   ],
   "layer": "g34"
  },
  {
   "id": "n38",
   "name": "h1.4",
   "activation": "tanh",
   "bias": "b:n38",
   "at": [
    200.0,
    -36.0
   ],
   "layer": "g34"
  },
  {
   "id": "n39",
   "name": "h1.5",
   "activation": "tanh",
   "bias": "b:n39",
   "at": [
    200.0,
    36.0
   ],
   "layer": "g34"
  },
  {
   "id": "n40",
   "name": "h1.6",
   "activation": "tanh",
   "bias": "b:n40",
   "at": [
    200.0,
    108.0
   ],
   "layer": "g34"
  },
  {
   "id": "n41",
   "name": "h1.7",
   "activation": "tanh",
   "bias": "b:n41",
   "at": [
    200.0,
    180.0
   ],
   "layer": "g34"
  },
  {
   "id": "n42",
   "name": "h1.8",
   "activation": "tanh",
   "bias": "b:n42",
   "at": [
    200.0,
    252.0
   ],
   "layer": "g34"
  },
  {
   "id": "n43",
   "name": "setosa",
   "activation": "linear",
   "bias": "b:n43",
   "at": [
    400.0,
    -128.0
   ],
   "output": 0
  },
  {
   "id": "n44",
   "name": "versicolor",
   "activation": "linear",
   "bias": "b:n44",
   "at": [
    400.0,
    0.0
   ],
   "output": 1
  },
  {
   "id": "n45",
   "name": "virginica",
   "activation": "linear",
   "bias": "b:n45",
   "at": [
    400.0,
    128.0
   ],
   "output": 2
  }
 ],
 "links": [
  {
   "id": "l46",
   "source": "i30",
   "target": "n35",
   "weight": "w:l46"
  },
  {
   "id": "l47",
   "source": "i31",
   "target": "n35",
   "weight": "w:l47"
  },
  {
   "id": "l48",
   "source": "i32",
   "target": "n35",
   "weight": "w:l48"
  },
  {
   "id": "l49",
   "source": "i33",
   "target": "n35",
   "weight": "w:l49"
  },
  {
   "id": "l50",
   "source": "i30",
   "target": "n36",
   "weight": "w:l50"
  },
  {
   "id": "l51",
   "source": "i31",
   "target": "n36",
   "weight": "w:l51"
  },
  {
   "id": "l52",
   "source": "i32",
   "target": "n36",
   "weight": "w:l52"
  },
  {
   "id": "l53",
   "source": "i33",
   "target": "n36",
   "weight": "w:l53"
  },
  {
   "id": "l54",
   "source": "i30",
   "target": "n37",
   "weight": "w:l54"
  },
  {
   "id": "l55",
   "source": "i31",
   "target": "n37",
   "weight": "w:l55"
  },
  {
   "id": "l56",
   "source": "i32",
   "target": "n37",
   "weight": "w:l56"
  },
  {
   "id": "l57",
   "source": "i33",
   "target": "n37",
   "weight": "w:l57"
  },
  {
   "id": "l58",
   "source": "i30",
   "target": "n38",
   "weight": "w:l58"
  },
  {
   "id": "l59",
   "source": "i31",
   "target": "n38",
   "weight": "w:l59"
  },
  {
   "id": "l60",
   "source": "i32",
   "target": "n38",
   "weight": "w:l60"
  },
  {
   "id": "l61",
   "source": "i33",
   "target": "n38",
   "weight": "w:l61"
  },
  {
   "id": "l62",
   "source": "i30",
   "target": "n39",
   "weight": "w:l62"
  },
  {
   "id": "l63",
   "source": "i31",
   "target": "n39",
   "weight": "w:l63"
  },
  {
   "id": "l64",
   "source": "i32",
   "target": "n39",
   "weight": "w:l64"
  },
  {
   "id": "l65",
   "source": "i33",
   "target": "n39",
   "weight": "w:l65"
  },
  {
   "id": "l66",
   "source": "i30",
   "target": "n40",
   "weight": "w:l66"
  },
  {
   "id": "l67",
   "source": "i31",
   "target": "n40",
   "weight": "w:l67"
  },
  {
   "id": "l68",
   "source": "i32",
   "target": "n40",
   "weight": "w:l68"
  },
  {
   "id": "l69",
   "source": "i33",
   "target": "n40",
   "weight": "w:l69"
  },
  {
   "id": "l70",
   "source": "i30",
   "target": "n41",
   "weight": "w:l70"
  },
  {
   "id": "l71",
   "source": "i31",
   "target": "n41",
   "weight": "w:l71"
  },
  {
   "id": "l72",
   "source": "i32",
   "target": "n41",
   "weight": "w:l72"
  },
  {
   "id": "l73",
   "source": "i33",
   "target": "n41",
   "weight": "w:l73"
  },
  {
   "id": "l74",
   "source": "i30",
   "target": "n42",
   "weight": "w:l74"
  },
  {
   "id": "l75",
   "source": "i31",
   "target": "n42",
   "weight": "w:l75"
  },
  {
   "id": "l76",
   "source": "i32",
   "target": "n42",
   "weight": "w:l76"
  },
  {
   "id": "l77",
   "source": "i33",
   "target": "n42",
   "weight": "w:l77"
  },
  {
   "id": "l78",
   "source": "n35",
   "target": "n43",
   "weight": "w:l78"
  },
  {
   "id": "l79",
   "source": "n36",
   "target": "n43",
   "weight": "w:l79"
  },
  {
   "id": "l80",
   "source": "n37",
   "target": "n43",
   "weight": "w:l80"
  },
  {
   "id": "l81",
   "source": "n38",
   "target": "n43",
   "weight": "w:l81"
  },
  {
   "id": "l82",
   "source": "n39",
   "target": "n43",
   "weight": "w:l82"
  },
  {
   "id": "l83",
   "source": "n40",
   "target": "n43",
   "weight": "w:l83"
  },
  {
   "id": "l84",
   "source": "n41",
   "target": "n43",
   "weight": "w:l84"
  },
  {
   "id": "l85",
   "source": "n42",
   "target": "n43",
   "weight": "w:l85"
  },
  {
   "id": "l86",
   "source": "n35",
   "target": "n44",
   "weight": "w:l86"
  },
  {
   "id": "l87",
   "source": "n36",
   "target": "n44",
   "weight": "w:l87"
  },
  {
   "id": "l88",
   "source": "n37",
   "target": "n44",
   "weight": "w:l88"
  },
  {
   "id": "l89",
   "source": "n38",
   "target": "n44",
   "weight": "w:l89"
  },
  {
   "id": "l90",
   "source": "n39",
   "target": "n44",
   "weight": "w:l90"
  },
  {
   "id": "l91",
   "source": "n40",
   "target": "n44",
   "weight": "w:l91"
  },
  {
   "id": "l92",
   "source": "n41",
   "target": "n44",
   "weight": "w:l92"
  },
  {
   "id": "l93",
   "source": "n42",
   "target": "n44",
   "weight": "w:l93"
  },
  {
   "id": "l94",
   "source": "n35",
   "target": "n45",
   "weight": "w:l94"
  },
  {
   "id": "l95",
   "source": "n36",
   "target": "n45",
   "weight": "w:l95"
  },
  {
   "id": "l96",
   "source": "n37",
   "target": "n45",
   "weight": "w:l96"
  },
  {
   "id": "l97",
   "source": "n38",
   "target": "n45",
   "weight": "w:l97"
  },
  {
   "id": "l98",
   "source": "n39",
   "target": "n45",
   "weight": "w:l98"
  },
  {
   "id": "l99",
   "source": "n40",
   "target": "n45",
   "weight": "w:l99"
  },
  {
   "id": "l100",
   "source": "n41",
   "target": "n45",
   "weight": "w:l100"
  },
  {
   "id": "l101",
   "source": "n42",
   "target": "n45",
   "weight": "w:l101"
  }
 ],
 "layers": [
  {
   "id": "g34",
   "name": "Layer 1"
  }
 ],
 "frozen": [],
 "serial": 102,
 "data": {
  "source": {
   "kind": "shipped",
   "name": "iris"
  },
  "train_share": 50.0,
  "seed": "0.5",
  "scaling": "standardize",
  "stratified": false
 },
 "settings": {
  "learning_rate": 0.01,
  "batch_size": 10,
  "remainder": "short",
  "loss": "cross_entropy",
  "penalty": "none",
  "penalty_rate": 0.0,
  "shuffle": false,
  "optimizer": "adam",
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
  "b:n35": 0.0,
  "w:l46": -0.3814212338115114,
  "w:l47": -0.3499974690187034,
  "w:l48": 0.11195025675761713,
  "w:l49": -0.2333849220992407,
  "b:n36": 0.0,
  "w:l50": -0.2122695449434348,
  "w:l51": -0.16555644490134167,
  "w:l52": -0.4497439274630889,
  "w:l53": 0.2636275174933326,
  "b:n37": 0.0,
  "w:l54": 0.46837830100320466,
  "w:l55": -0.4114366198216657,
  "w:l56": -0.05942087653475912,
  "w:l57": 0.1603002467384026,
  "b:n38": 0.0,
  "w:l58": -0.1208745060798495,
  "w:l59": -0.2489793298862906,
  "w:l60": 0.06894230668319659,
  "w:l61": 0.2720705852271386,
  "b:n39": 0.0,
  "w:l62": 0.48751840923268197,
  "w:l63": -0.592957000005212,
  "w:l64": -0.06327291771995501,
  "w:l65": -0.39109367687929314,
  "b:n40": 0.0,
  "w:l66": -0.44265300313325695,
  "w:l67": 0.32940879370571186,
  "w:l68": -0.1201326204371511,
  "w:l69": -0.3204269304349075,
  "b:n41": 0.0,
  "w:l70": -0.4257535156748811,
  "w:l71": -0.29282974159288677,
  "w:l72": -0.5949627917321907,
  "w:l73": 0.5962379378965675,
  "b:n42": 0.0,
  "w:l74": 0.02291715592808128,
  "w:l75": 0.15221958720934273,
  "w:l76": 0.5881409023119392,
  "w:l77": -0.36612182518996267,
  "b:n43": 0.0,
  "w:l78": -0.31739299534202525,
  "w:l79": -0.4803899101264055,
  "w:l80": 0.6605746371209943,
  "w:l81": 0.6982937274528642,
  "w:l82": -0.5414705867636888,
  "w:l83": -0.14374682695961996,
  "w:l84": -0.5264974106132904,
  "w:l85": -0.5046150419007248,
  "b:n44": 0.0,
  "w:l86": 0.40813640625584213,
  "w:l87": -0.3410880009514679,
  "w:l88": -0.02672604876622812,
  "w:l89": 0.4669134032418693,
  "w:l90": 0.5559368494368394,
  "w:l91": 0.3753255871294448,
  "w:l92": -0.20774096122453922,
  "w:l93": 0.7091089551263612,
  "b:n45": 0.0,
  "w:l94": -0.10234543593631389,
  "w:l95": 0.4176380601118294,
  "w:l96": 0.36792380563135485,
  "w:l97": -0.1969211878521434,
  "w:l98": -0.047147321146274186,
  "w:l99": 0.5515833067602287,
  "w:l100": 0.25835858917538557,
  "w:l101": -0.33150306246613137
 },
 "training": null,
 "initializer": "xavier",
 "losses": null,
 "lab": null,
 "view": {
  "test_points": true,
  "class_only": false,
  "plane": {
   "kind": "components",
   "columns": [],
   "held": {
    "petal_width_cm": 0.2
   },
   "components": {
    "3": -0.75
   }
  }
 }
}
