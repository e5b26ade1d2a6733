{
 "version": 3,
 "inputs": [
  {
   "id": "i30",
   "expression": "bill_length_mm",
   "at": [
    0.0,
    -231.0
   ]
  },
  {
   "id": "i31",
   "expression": "bill_depth_mm",
   "at": [
    0.0,
    -154.0
   ]
  },
  {
   "id": "i32",
   "expression": "flipper_length_mm",
   "at": [
    0.0,
    -77.0
   ]
  },
  {
   "id": "i33",
   "expression": "`sex = female`",
   "at": [
    0.0,
    0.0
   ]
  },
  {
   "id": "i34",
   "expression": "`sex = male`",
   "at": [
    0.0,
    77.0
   ]
  },
  {
   "id": "i93",
   "expression": "flipper_length_mm^2",
   "at": [
    0.0,
    154.0
   ]
  },
  {
   "id": "i102",
   "expression": "bill_length_mm*`sex = female`",
   "at": [
    0.0,
    231.0
   ]
  }
 ],
 "neurons": [
  {
   "id": "n36",
   "name": "h1.1",
   "activation": "tanh",
   "bias": "b:n36",
   "at": [
    200.0,
    -252.0
   ],
   "layer": "g35"
  },
  {
   "id": "n37",
   "name": "h1.2",
   "activation": "tanh",
   "bias": "b:n37",
   "at": [
    200.0,
    -180.0
   ],
   "layer": "g35"
  },
  {
   "id": "n38",
   "name": "h1.3",
   "activation": "tanh",
   "bias": "b:n38",
   "at": [
    200.0,
    -108.0
   ],
   "layer": "g35"
  },
  {
   "id": "n39",
   "name": "h1.4",
   "activation": "tanh",
   "bias": "b:n39",
   "at": [
    200.0,
    -36.0
   ],
   "layer": "g35"
  },
  {
   "id": "n40",
   "name": "h1.5",
   "activation": "tanh",
   "bias": "b:n40",
   "at": [
    200.0,
    36.0
   ],
   "layer": "g35"
  },
  {
   "id": "n41",
   "name": "h1.6",
   "activation": "tanh",
   "bias": "b:n41",
   "at": [
    200.0,
    108.0
   ],
   "layer": "g35"
  },
  {
   "id": "n42",
   "name": "h1.7",
   "activation": "tanh",
   "bias": "b:n42",
   "at": [
    200.0,
    180.0
   ],
   "layer": "g35"
  },
  {
   "id": "n43",
   "name": "h1.8",
   "activation": "tanh",
   "bias": "b:n43",
   "at": [
    200.0,
    252.0
   ],
   "layer": "g35"
  },
  {
   "id": "n44",
   "name": "Output",
   "activation": "linear",
   "bias": "b:n44",
   "at": [
    400.0,
    0.0
   ],
   "output": 0
  }
 ],
 "links": [
  {
   "id": "l45",
   "source": "i30",
   "target": "n36",
   "weight": "w:l45"
  },
  {
   "id": "l46",
   "source": "i31",
   "target": "n36",
   "weight": "w:l46"
  },
  {
   "id": "l47",
   "source": "i32",
   "target": "n36",
   "weight": "w:l47"
  },
  {
   "id": "l48",
   "source": "i33",
   "target": "n36",
   "weight": "w:l48"
  },
  {
   "id": "l49",
   "source": "i34",
   "target": "n36",
   "weight": "w:l49"
  },
  {
   "id": "l50",
   "source": "i30",
   "target": "n37",
   "weight": "w:l50"
  },
  {
   "id": "l51",
   "source": "i31",
   "target": "n37",
   "weight": "w:l51"
  },
  {
   "id": "l52",
   "source": "i32",
   "target": "n37",
   "weight": "w:l52"
  },
  {
   "id": "l53",
   "source": "i33",
   "target": "n37",
   "weight": "w:l53"
  },
  {
   "id": "l54",
   "source": "i34",
   "target": "n37",
   "weight": "w:l54"
  },
  {
   "id": "l55",
   "source": "i30",
   "target": "n38",
   "weight": "w:l55"
  },
  {
   "id": "l56",
   "source": "i31",
   "target": "n38",
   "weight": "w:l56"
  },
  {
   "id": "l57",
   "source": "i32",
   "target": "n38",
   "weight": "w:l57"
  },
  {
   "id": "l58",
   "source": "i33",
   "target": "n38",
   "weight": "w:l58"
  },
  {
   "id": "l59",
   "source": "i34",
   "target": "n38",
   "weight": "w:l59"
  },
  {
   "id": "l60",
   "source": "i30",
   "target": "n39",
   "weight": "w:l60"
  },
  {
   "id": "l61",
   "source": "i31",
   "target": "n39",
   "weight": "w:l61"
  },
  {
   "id": "l62",
   "source": "i32",
   "target": "n39",
   "weight": "w:l62"
  },
  {
   "id": "l63",
   "source": "i33",
   "target": "n39",
   "weight": "w:l63"
  },
  {
   "id": "l64",
   "source": "i34",
   "target": "n39",
   "weight": "w:l64"
  },
  {
   "id": "l65",
   "source": "i30",
   "target": "n40",
   "weight": "w:l65"
  },
  {
   "id": "l66",
   "source": "i31",
   "target": "n40",
   "weight": "w:l66"
  },
  {
   "id": "l67",
   "source": "i32",
   "target": "n40",
   "weight": "w:l67"
  },
  {
   "id": "l68",
   "source": "i33",
   "target": "n40",
   "weight": "w:l68"
  },
  {
   "id": "l69",
   "source": "i34",
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
   "source": "i34",
   "target": "n41",
   "weight": "w:l74"
  },
  {
   "id": "l75",
   "source": "i30",
   "target": "n42",
   "weight": "w:l75"
  },
  {
   "id": "l76",
   "source": "i31",
   "target": "n42",
   "weight": "w:l76"
  },
  {
   "id": "l77",
   "source": "i32",
   "target": "n42",
   "weight": "w:l77"
  },
  {
   "id": "l78",
   "source": "i33",
   "target": "n42",
   "weight": "w:l78"
  },
  {
   "id": "l79",
   "source": "i34",
   "target": "n42",
   "weight": "w:l79"
  },
  {
   "id": "l80",
   "source": "i30",
   "target": "n43",
   "weight": "w:l80"
  },
  {
   "id": "l81",
   "source": "i31",
   "target": "n43",
   "weight": "w:l81"
  },
  {
   "id": "l82",
   "source": "i32",
   "target": "n43",
   "weight": "w:l82"
  },
  {
   "id": "l83",
   "source": "i33",
   "target": "n43",
   "weight": "w:l83"
  },
  {
   "id": "l84",
   "source": "i34",
   "target": "n43",
   "weight": "w:l84"
  },
  {
   "id": "l85",
   "source": "n36",
   "target": "n44",
   "weight": "w:l85"
  },
  {
   "id": "l86",
   "source": "n37",
   "target": "n44",
   "weight": "w:l86"
  },
  {
   "id": "l87",
   "source": "n38",
   "target": "n44",
   "weight": "w:l87"
  },
  {
   "id": "l88",
   "source": "n39",
   "target": "n44",
   "weight": "w:l88"
  },
  {
   "id": "l89",
   "source": "n40",
   "target": "n44",
   "weight": "w:l89"
  },
  {
   "id": "l90",
   "source": "n41",
   "target": "n44",
   "weight": "w:l90"
  },
  {
   "id": "l91",
   "source": "n42",
   "target": "n44",
   "weight": "w:l91"
  },
  {
   "id": "l92",
   "source": "n43",
   "target": "n44",
   "weight": "w:l92"
  },
  {
   "id": "l94",
   "source": "i93",
   "target": "n36",
   "weight": "w:l94"
  },
  {
   "id": "l95",
   "source": "i93",
   "target": "n37",
   "weight": "w:l95"
  },
  {
   "id": "l96",
   "source": "i93",
   "target": "n38",
   "weight": "w:l96"
  },
  {
   "id": "l97",
   "source": "i93",
   "target": "n39",
   "weight": "w:l97"
  },
  {
   "id": "l98",
   "source": "i93",
   "target": "n40",
   "weight": "w:l98"
  },
  {
   "id": "l99",
   "source": "i93",
   "target": "n41",
   "weight": "w:l99"
  },
  {
   "id": "l100",
   "source": "i93",
   "target": "n42",
   "weight": "w:l100"
  },
  {
   "id": "l101",
   "source": "i93",
   "target": "n43",
   "weight": "w:l101"
  },
  {
   "id": "l103",
   "source": "i102",
   "target": "n36",
   "weight": "w:l103"
  },
  {
   "id": "l104",
   "source": "i102",
   "target": "n37",
   "weight": "w:l104"
  },
  {
   "id": "l105",
   "source": "i102",
   "target": "n38",
   "weight": "w:l105"
  },
  {
   "id": "l106",
   "source": "i102",
   "target": "n39",
   "weight": "w:l106"
  },
  {
   "id": "l107",
   "source": "i102",
   "target": "n40",
   "weight": "w:l107"
  },
  {
   "id": "l108",
   "source": "i102",
   "target": "n41",
   "weight": "w:l108"
  },
  {
   "id": "l109",
   "source": "i102",
   "target": "n42",
   "weight": "w:l109"
  },
  {
   "id": "l110",
   "source": "i102",
   "target": "n43",
   "weight": "w:l110"
  }
 ],
 "layers": [
  {
   "id": "g35",
   "name": "Layer 1"
  }
 ],
 "frozen": [],
 "serial": 111,
 "data": {
  "source": {
   "kind": "shipped",
   "name": "body-mass"
  },
  "train_share": 80.0,
  "seed": "9",
  "scaling": "standardize",
  "stratified": false
 },
 "settings": {
  "learning_rate": 0.01,
  "batch_size": 10,
  "remainder": "short",
  "loss": "mean_square",
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
  "b:n36": 0.0,
  "w:l45": 0.36116957963698937,
  "w:l46": -0.3664576679537747,
  "w:l47": -0.3362666913025089,
  "w:l48": 0.10755832759561626,
  "w:l49": -0.22422898021017293,
  "w:l94": -0.09071953279473713,
  "w:l103": 0.4416225434372707,
  "b:n37": 0.0,
  "w:l50": -0.20394198204502909,
  "w:l51": -0.15906148723551283,
  "w:l52": -0.4320999887382807,
  "w:l53": 0.2532851260105539,
  "w:l54": 0.4500033157320392,
  "w:l95": 0.3701965734380367,
  "w:l104": -0.6158458560813622,
  "b:n38": 0.0,
  "w:l55": -0.395295518039093,
  "w:l56": -0.05708973154194601,
  "w:l57": 0.15401149538832207,
  "w:l58": -0.11613246900400846,
  "w:l59": -0.23921160258191676,
  "w:l96": 0.32612959674829184,
  "w:l105": -0.09995500757386018,
  "b:n39": 0.0,
  "w:l60": 0.06623762572946634,
  "w:l61": 0.2613969631025479,
  "w:l62": 0.46839253689853383,
  "w:l63": -0.5696946581798258,
  "w:l64": -0.060790653002145464,
  "w:l97": -0.1745519768018542,
  "w:l106": -0.044603350555794175,
  "b:n40": 0.0,
  "w:l65": -0.375750650661147,
  "w:l66": -0.4252872490080353,
  "w:l67": 0.3164857318995386,
  "w:l68": -0.11541968833420971,
  "w:l69": -0.3078562367998369,
  "w:l98": -0.04179163347914187,
  "w:l107": -0.2685621619469877,
  "b:n41": 0.0,
  "w:l70": -0.40905074664626356,
  "w:l71": -0.2813417154029381,
  "w:l72": -0.5716217605367775,
  "w:l73": 0.5728468813435773,
  "w:l74": 0.02201809121536178,
  "w:l99": 0.4889263446764928,
  "w:l108": -0.009811294864701383,
  "b:n42": 0.0,
  "w:l75": 0.14624784883682704,
  "w:l76": 0.5650675011868135,
  "w:l77": -0.35175847161250534,
  "w:l78": -0.29195909202568504,
  "w:l79": -0.44189444643435405,
  "w:l100": 0.2290104125217972,
  "w:l109": 0.11154946462233534,
  "b:n43": 0.0,
  "w:l80": 0.6076402885363413,
  "w:l81": 0.6423368052425795,
  "w:l82": -0.4980804970184845,
  "w:l83": -0.13222784905973947,
  "w:l84": -0.4843071782062652,
  "w:l101": -0.29384605841794365,
  "w:l110": 0.33265551585649844,
  "b:n44": 0.0,
  "w:l85": -0.5578729191847243,
  "w:l86": 0.4512117742782296,
  "w:l87": -0.3770869732161349,
  "w:l88": -0.02954675862877318,
  "w:l89": 0.516192189380397,
  "w:l90": 0.6146113122380997,
  "w:l91": 0.41493804890940406,
  "w:l92": -0.22966627398985556
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
    "sex = male": 1.0
   }
  }
 }
}
