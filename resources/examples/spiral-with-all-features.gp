{
 "version": 5,
 "inputs": [
  {
   "id": "i1",
   "expression": "x1",
   "at": [
    0.0,
    -231.0
   ]
  },
  {
   "id": "i2",
   "expression": "x2",
   "at": [
    0.0,
    -154.0
   ]
  },
  {
   "id": "i3",
   "expression": "x1^2",
   "at": [
    0.0,
    -77.0
   ]
  },
  {
   "id": "i4",
   "expression": "x2^2",
   "at": [
    0.0,
    0.0
   ]
  },
  {
   "id": "i5",
   "expression": "x1*x2",
   "at": [
    0.0,
    77.0
   ]
  },
  {
   "id": "i6",
   "expression": "sin(x1)",
   "at": [
    0.0,
    154.0
   ]
  },
  {
   "id": "i7",
   "expression": "sin(x2)",
   "at": [
    0.0,
    231.0
   ]
  }
 ],
 "neurons": [
  {
   "id": "n9",
   "name": "h1.1",
   "activation": "tanh",
   "bias": "b:n9",
   "at": [
    200.0,
    -252.0
   ],
   "layer": "g8"
  },
  {
   "id": "n10",
   "name": "h1.2",
   "activation": "tanh",
   "bias": "b:n10",
   "at": [
    200.0,
    -180.0
   ],
   "layer": "g8"
  },
  {
   "id": "n11",
   "name": "h1.3",
   "activation": "tanh",
   "bias": "b:n11",
   "at": [
    200.0,
    -108.0
   ],
   "layer": "g8"
  },
  {
   "id": "n12",
   "name": "h1.4",
   "activation": "tanh",
   "bias": "b:n12",
   "at": [
    200.0,
    -36.0
   ],
   "layer": "g8"
  },
  {
   "id": "n13",
   "name": "h1.5",
   "activation": "tanh",
   "bias": "b:n13",
   "at": [
    200.0,
    36.0
   ],
   "layer": "g8"
  },
  {
   "id": "n14",
   "name": "h1.6",
   "activation": "tanh",
   "bias": "b:n14",
   "at": [
    200.0,
    108.0
   ],
   "layer": "g8"
  },
  {
   "id": "n15",
   "name": "h1.7",
   "activation": "tanh",
   "bias": "b:n15",
   "at": [
    200.0,
    180.0
   ],
   "layer": "g8"
  },
  {
   "id": "n16",
   "name": "h1.8",
   "activation": "tanh",
   "bias": "b:n16",
   "at": [
    200.0,
    252.0
   ],
   "layer": "g8"
  },
  {
   "id": "n18",
   "name": "h2.1",
   "activation": "tanh",
   "bias": "b:n18",
   "at": [
    400.0,
    -180.0
   ],
   "layer": "g17"
  },
  {
   "id": "n19",
   "name": "h2.2",
   "activation": "tanh",
   "bias": "b:n19",
   "at": [
    400.0,
    -108.0
   ],
   "layer": "g17"
  },
  {
   "id": "n20",
   "name": "h2.3",
   "activation": "tanh",
   "bias": "b:n20",
   "at": [
    400.0,
    -36.0
   ],
   "layer": "g17"
  },
  {
   "id": "n21",
   "name": "h2.4",
   "activation": "tanh",
   "bias": "b:n21",
   "at": [
    400.0,
    36.0
   ],
   "layer": "g17"
  },
  {
   "id": "n22",
   "name": "h2.5",
   "activation": "tanh",
   "bias": "b:n22",
   "at": [
    400.0,
    108.0
   ],
   "layer": "g17"
  },
  {
   "id": "n23",
   "name": "h2.6",
   "activation": "tanh",
   "bias": "b:n23",
   "at": [
    400.0,
    180.0
   ],
   "layer": "g17"
  },
  {
   "id": "n24",
   "name": "Output",
   "activation": "tanh",
   "bias": "b:n24",
   "at": [
    600.0,
    0.0
   ],
   "output": 0
  }
 ],
 "links": [
  {
   "id": "l25",
   "source": "i1",
   "target": "n9",
   "weight": "w:l25"
  },
  {
   "id": "l26",
   "source": "i2",
   "target": "n9",
   "weight": "w:l26"
  },
  {
   "id": "l27",
   "source": "i3",
   "target": "n9",
   "weight": "w:l27"
  },
  {
   "id": "l28",
   "source": "i4",
   "target": "n9",
   "weight": "w:l28"
  },
  {
   "id": "l29",
   "source": "i5",
   "target": "n9",
   "weight": "w:l29"
  },
  {
   "id": "l30",
   "source": "i6",
   "target": "n9",
   "weight": "w:l30"
  },
  {
   "id": "l31",
   "source": "i7",
   "target": "n9",
   "weight": "w:l31"
  },
  {
   "id": "l32",
   "source": "i1",
   "target": "n10",
   "weight": "w:l32"
  },
  {
   "id": "l33",
   "source": "i2",
   "target": "n10",
   "weight": "w:l33"
  },
  {
   "id": "l34",
   "source": "i3",
   "target": "n10",
   "weight": "w:l34"
  },
  {
   "id": "l35",
   "source": "i4",
   "target": "n10",
   "weight": "w:l35"
  },
  {
   "id": "l36",
   "source": "i5",
   "target": "n10",
   "weight": "w:l36"
  },
  {
   "id": "l37",
   "source": "i6",
   "target": "n10",
   "weight": "w:l37"
  },
  {
   "id": "l38",
   "source": "i7",
   "target": "n10",
   "weight": "w:l38"
  },
  {
   "id": "l39",
   "source": "i1",
   "target": "n11",
   "weight": "w:l39"
  },
  {
   "id": "l40",
   "source": "i2",
   "target": "n11",
   "weight": "w:l40"
  },
  {
   "id": "l41",
   "source": "i3",
   "target": "n11",
   "weight": "w:l41"
  },
  {
   "id": "l42",
   "source": "i4",
   "target": "n11",
   "weight": "w:l42"
  },
  {
   "id": "l43",
   "source": "i5",
   "target": "n11",
   "weight": "w:l43"
  },
  {
   "id": "l44",
   "source": "i6",
   "target": "n11",
   "weight": "w:l44"
  },
  {
   "id": "l45",
   "source": "i7",
   "target": "n11",
   "weight": "w:l45"
  },
  {
   "id": "l46",
   "source": "i1",
   "target": "n12",
   "weight": "w:l46"
  },
  {
   "id": "l47",
   "source": "i2",
   "target": "n12",
   "weight": "w:l47"
  },
  {
   "id": "l48",
   "source": "i3",
   "target": "n12",
   "weight": "w:l48"
  },
  {
   "id": "l49",
   "source": "i4",
   "target": "n12",
   "weight": "w:l49"
  },
  {
   "id": "l50",
   "source": "i5",
   "target": "n12",
   "weight": "w:l50"
  },
  {
   "id": "l51",
   "source": "i6",
   "target": "n12",
   "weight": "w:l51"
  },
  {
   "id": "l52",
   "source": "i7",
   "target": "n12",
   "weight": "w:l52"
  },
  {
   "id": "l53",
   "source": "i1",
   "target": "n13",
   "weight": "w:l53"
  },
  {
   "id": "l54",
   "source": "i2",
   "target": "n13",
   "weight": "w:l54"
  },
  {
   "id": "l55",
   "source": "i3",
   "target": "n13",
   "weight": "w:l55"
  },
  {
   "id": "l56",
   "source": "i4",
   "target": "n13",
   "weight": "w:l56"
  },
  {
   "id": "l57",
   "source": "i5",
   "target": "n13",
   "weight": "w:l57"
  },
  {
   "id": "l58",
   "source": "i6",
   "target": "n13",
   "weight": "w:l58"
  },
  {
   "id": "l59",
   "source": "i7",
   "target": "n13",
   "weight": "w:l59"
  },
  {
   "id": "l60",
   "source": "i1",
   "target": "n14",
   "weight": "w:l60"
  },
  {
   "id": "l61",
   "source": "i2",
   "target": "n14",
   "weight": "w:l61"
  },
  {
   "id": "l62",
   "source": "i3",
   "target": "n14",
   "weight": "w:l62"
  },
  {
   "id": "l63",
   "source": "i4",
   "target": "n14",
   "weight": "w:l63"
  },
  {
   "id": "l64",
   "source": "i5",
   "target": "n14",
   "weight": "w:l64"
  },
  {
   "id": "l65",
   "source": "i6",
   "target": "n14",
   "weight": "w:l65"
  },
  {
   "id": "l66",
   "source": "i7",
   "target": "n14",
   "weight": "w:l66"
  },
  {
   "id": "l67",
   "source": "i1",
   "target": "n15",
   "weight": "w:l67"
  },
  {
   "id": "l68",
   "source": "i2",
   "target": "n15",
   "weight": "w:l68"
  },
  {
   "id": "l69",
   "source": "i3",
   "target": "n15",
   "weight": "w:l69"
  },
  {
   "id": "l70",
   "source": "i4",
   "target": "n15",
   "weight": "w:l70"
  },
  {
   "id": "l71",
   "source": "i5",
   "target": "n15",
   "weight": "w:l71"
  },
  {
   "id": "l72",
   "source": "i6",
   "target": "n15",
   "weight": "w:l72"
  },
  {
   "id": "l73",
   "source": "i7",
   "target": "n15",
   "weight": "w:l73"
  },
  {
   "id": "l74",
   "source": "i1",
   "target": "n16",
   "weight": "w:l74"
  },
  {
   "id": "l75",
   "source": "i2",
   "target": "n16",
   "weight": "w:l75"
  },
  {
   "id": "l76",
   "source": "i3",
   "target": "n16",
   "weight": "w:l76"
  },
  {
   "id": "l77",
   "source": "i4",
   "target": "n16",
   "weight": "w:l77"
  },
  {
   "id": "l78",
   "source": "i5",
   "target": "n16",
   "weight": "w:l78"
  },
  {
   "id": "l79",
   "source": "i6",
   "target": "n16",
   "weight": "w:l79"
  },
  {
   "id": "l80",
   "source": "i7",
   "target": "n16",
   "weight": "w:l80"
  },
  {
   "id": "l81",
   "source": "n9",
   "target": "n18",
   "weight": "w:l81"
  },
  {
   "id": "l82",
   "source": "n10",
   "target": "n18",
   "weight": "w:l82"
  },
  {
   "id": "l83",
   "source": "n11",
   "target": "n18",
   "weight": "w:l83"
  },
  {
   "id": "l84",
   "source": "n12",
   "target": "n18",
   "weight": "w:l84"
  },
  {
   "id": "l85",
   "source": "n13",
   "target": "n18",
   "weight": "w:l85"
  },
  {
   "id": "l86",
   "source": "n14",
   "target": "n18",
   "weight": "w:l86"
  },
  {
   "id": "l87",
   "source": "n15",
   "target": "n18",
   "weight": "w:l87"
  },
  {
   "id": "l88",
   "source": "n16",
   "target": "n18",
   "weight": "w:l88"
  },
  {
   "id": "l89",
   "source": "n9",
   "target": "n19",
   "weight": "w:l89"
  },
  {
   "id": "l90",
   "source": "n10",
   "target": "n19",
   "weight": "w:l90"
  },
  {
   "id": "l91",
   "source": "n11",
   "target": "n19",
   "weight": "w:l91"
  },
  {
   "id": "l92",
   "source": "n12",
   "target": "n19",
   "weight": "w:l92"
  },
  {
   "id": "l93",
   "source": "n13",
   "target": "n19",
   "weight": "w:l93"
  },
  {
   "id": "l94",
   "source": "n14",
   "target": "n19",
   "weight": "w:l94"
  },
  {
   "id": "l95",
   "source": "n15",
   "target": "n19",
   "weight": "w:l95"
  },
  {
   "id": "l96",
   "source": "n16",
   "target": "n19",
   "weight": "w:l96"
  },
  {
   "id": "l97",
   "source": "n9",
   "target": "n20",
   "weight": "w:l97"
  },
  {
   "id": "l98",
   "source": "n10",
   "target": "n20",
   "weight": "w:l98"
  },
  {
   "id": "l99",
   "source": "n11",
   "target": "n20",
   "weight": "w:l99"
  },
  {
   "id": "l100",
   "source": "n12",
   "target": "n20",
   "weight": "w:l100"
  },
  {
   "id": "l101",
   "source": "n13",
   "target": "n20",
   "weight": "w:l101"
  },
  {
   "id": "l102",
   "source": "n14",
   "target": "n20",
   "weight": "w:l102"
  },
  {
   "id": "l103",
   "source": "n15",
   "target": "n20",
   "weight": "w:l103"
  },
  {
   "id": "l104",
   "source": "n16",
   "target": "n20",
   "weight": "w:l104"
  },
  {
   "id": "l105",
   "source": "n9",
   "target": "n21",
   "weight": "w:l105"
  },
  {
   "id": "l106",
   "source": "n10",
   "target": "n21",
   "weight": "w:l106"
  },
  {
   "id": "l107",
   "source": "n11",
   "target": "n21",
   "weight": "w:l107"
  },
  {
   "id": "l108",
   "source": "n12",
   "target": "n21",
   "weight": "w:l108"
  },
  {
   "id": "l109",
   "source": "n13",
   "target": "n21",
   "weight": "w:l109"
  },
  {
   "id": "l110",
   "source": "n14",
   "target": "n21",
   "weight": "w:l110"
  },
  {
   "id": "l111",
   "source": "n15",
   "target": "n21",
   "weight": "w:l111"
  },
  {
   "id": "l112",
   "source": "n16",
   "target": "n21",
   "weight": "w:l112"
  },
  {
   "id": "l113",
   "source": "n9",
   "target": "n22",
   "weight": "w:l113"
  },
  {
   "id": "l114",
   "source": "n10",
   "target": "n22",
   "weight": "w:l114"
  },
  {
   "id": "l115",
   "source": "n11",
   "target": "n22",
   "weight": "w:l115"
  },
  {
   "id": "l116",
   "source": "n12",
   "target": "n22",
   "weight": "w:l116"
  },
  {
   "id": "l117",
   "source": "n13",
   "target": "n22",
   "weight": "w:l117"
  },
  {
   "id": "l118",
   "source": "n14",
   "target": "n22",
   "weight": "w:l118"
  },
  {
   "id": "l119",
   "source": "n15",
   "target": "n22",
   "weight": "w:l119"
  },
  {
   "id": "l120",
   "source": "n16",
   "target": "n22",
   "weight": "w:l120"
  },
  {
   "id": "l121",
   "source": "n9",
   "target": "n23",
   "weight": "w:l121"
  },
  {
   "id": "l122",
   "source": "n10",
   "target": "n23",
   "weight": "w:l122"
  },
  {
   "id": "l123",
   "source": "n11",
   "target": "n23",
   "weight": "w:l123"
  },
  {
   "id": "l124",
   "source": "n12",
   "target": "n23",
   "weight": "w:l124"
  },
  {
   "id": "l125",
   "source": "n13",
   "target": "n23",
   "weight": "w:l125"
  },
  {
   "id": "l126",
   "source": "n14",
   "target": "n23",
   "weight": "w:l126"
  },
  {
   "id": "l127",
   "source": "n15",
   "target": "n23",
   "weight": "w:l127"
  },
  {
   "id": "l128",
   "source": "n16",
   "target": "n23",
   "weight": "w:l128"
  },
  {
   "id": "l129",
   "source": "n18",
   "target": "n24",
   "weight": "w:l129"
  },
  {
   "id": "l130",
   "source": "n19",
   "target": "n24",
   "weight": "w:l130"
  },
  {
   "id": "l131",
   "source": "n20",
   "target": "n24",
   "weight": "w:l131"
  },
  {
   "id": "l132",
   "source": "n21",
   "target": "n24",
   "weight": "w:l132"
  },
  {
   "id": "l133",
   "source": "n22",
   "target": "n24",
   "weight": "w:l133"
  },
  {
   "id": "l134",
   "source": "n23",
   "target": "n24",
   "weight": "w:l134"
  }
 ],
 "layers": [
  {
   "id": "g8",
   "name": "Layer 1"
  },
  {
   "id": "g17",
   "name": "Layer 2"
  }
 ],
 "frozen": [],
 "serial": 135,
 "data": {
  "source": {
   "kind": "generated",
   "name": "spiral",
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
  "b:n9": 0.1,
  "w:l25": -0.34281756856926027,
  "w:l26": -0.2570024496630351,
  "w:l27": 0.469888972587135,
  "w:l28": 0.10073717281908279,
  "w:l29": 0.2623069597664711,
  "w:l30": 0.4059939104220166,
  "w:l31": 0.03773770488232597,
  "b:n10": 0.1,
  "w:l32": 0.07771620044451166,
  "w:l33": 0.3920178561116088,
  "w:l34": -0.23541797676122184,
  "w:l35": 0.22606956288219127,
  "w:l36": -0.16372417140563306,
  "w:l37": -0.12522949860239502,
  "w:l38": -0.3210252178842302,
  "b:n11": 0.1,
  "w:l39": 0.006621663097311381,
  "w:l40": 0.1735587817640578,
  "w:l41": -0.2690683598763956,
  "w:l42": 0.05867572189403791,
  "w:l43": 0.43834381204891293,
  "w:l44": -0.31752847322571565,
  "w:l45": -0.30529147041784915,
  "b:n12": 0.1,
  "w:l46": -0.06420038087847757,
  "w:l47": 0.14948166664223117,
  "w:l48": -0.0247188817972277,
  "w:l49": -0.05302074728086181,
  "w:l50": 0.25851387660610115,
  "w:l51": -0.06735693576566149,
  "w:l52": 0.11655443734680948,
  "b:n13": 0.1,
  "w:l53": 0.010273181848567514,
  "w:l54": -0.22572230974761015,
  "w:l55": -0.40731178182319877,
  "w:l56": 0.2594351122373234,
  "w:l57": 0.21870336818383707,
  "w:l58": 0.28769329620159123,
  "w:l59": -0.028200241221449984,
  "b:n14": 0.1,
  "w:l60": 0.3249449363217064,
  "w:l61": 0.13310181778403485,
  "w:l62": -0.06567973126252802,
  "w:l63": 0.3642183708654202,
  "w:l64": -0.41917405098082106,
  "w:l65": 0.13690043836137078,
  "w:l66": 0.13925080374637078,
  "b:n15": 0.1,
  "w:l67": 0.20880717899627033,
  "w:l68": -0.1875704513220351,
  "w:l69": -0.27820819743574854,
  "w:l70": -0.11099424229981647,
  "w:l71": 0.09140147606984039,
  "w:l72": 0.27520882111741385,
  "w:l73": 0.4073288167236475,
  "b:n16": 0.1,
  "w:l74": -0.059876848426963,
  "w:l75": 0.2514602165556121,
  "w:l76": 0.2015240358802256,
  "w:l77": -0.16028494939291715,
  "w:l78": 0.30272520087163546,
  "w:l79": -0.25855581711969533,
  "w:l80": -0.3737329299250409,
  "b:n18": 0.1,
  "w:l81": 0.4338871957398531,
  "w:l82": 0.39894763200453165,
  "w:l83": 0.11928973167119916,
  "w:l84": 0.4928021881937714,
  "w:l85": 0.22319020929089173,
  "w:l86": 0.4996585624757226,
  "w:l87": -0.027406996631646974,
  "w:l88": -0.36671654146651755,
  "b:n19": 0.1,
  "w:l89": -0.08698973903701751,
  "w:l90": -0.30592740954166797,
  "w:l91": 0.4924357956061072,
  "w:l92": 0.31781432038079593,
  "w:l93": 0.24539120025236394,
  "w:l94": -0.1309502507351361,
  "w:l95": 0.2603658069757996,
  "w:l96": 0.48828813451901454,
  "b:n20": 0.1,
  "w:l97": 0.26944592529188616,
  "w:l98": 0.014696269330879197,
  "w:l99": 0.3250760163959431,
  "w:l100": -0.1458097014915235,
  "w:l101": 0.12042687349958059,
  "w:l102": -0.1967124081441946,
  "w:l103": -0.47693925680385285,
  "w:l104": -0.015256655885495407,
  "b:n21": 0.1,
  "w:l105": 0.43323106451063953,
  "w:l106": 0.4167905156477878,
  "w:l107": -0.47992634981861115,
  "w:l108": -0.0891753377771306,
  "w:l109": 0.1295492285658444,
  "w:l110": -0.466300470633379,
  "w:l111": 0.115796388199091,
  "w:l112": -0.40602757292384023,
  "b:n22": 0.1,
  "w:l113": -0.4255173978360978,
  "w:l114": 0.23025187077488174,
  "w:l115": 0.010400018502248365,
  "w:l116": -0.29704987178352305,
  "w:l117": 0.2387948338844118,
  "w:l118": -0.35714130583998954,
  "w:l119": 0.23335134016051906,
  "w:l120": -0.01138324499423049,
  "b:n23": 0.1,
  "w:l121": 0.4414630259386998,
  "w:l122": 0.0680862326315157,
  "w:l123": -0.032438883397421736,
  "w:l124": -0.08120531650336388,
  "w:l125": -0.2048917781646845,
  "w:l126": -0.3175924056129501,
  "w:l127": 0.07778863659642976,
  "w:l128": 0.033238605032963275,
  "b:n24": 0.1,
  "w:l129": 0.3445453220200392,
  "w:l130": 0.3514890910562407,
  "w:l131": -0.36266468637839117,
  "w:l132": -0.06342177092553458,
  "w:l133": 0.06327479244390732,
  "w:l134": -0.13031496066746923
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
