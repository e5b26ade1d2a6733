{
 "version": 5,
 "inputs": [
  {
   "id": "i30",
   "expression": "alcohol",
   "at": [
    -102.0,
    -213.0
   ],
   "box": "table"
  },
  {
   "id": "i31",
   "expression": "malic_acid",
   "at": [
    -102.0,
    -177.0
   ],
   "box": "table"
  },
  {
   "id": "i32",
   "expression": "ash",
   "at": [
    -102.0,
    -141.0
   ],
   "box": "table"
  },
  {
   "id": "i33",
   "expression": "alcalinity_of_ash",
   "at": [
    -700.0,
    -300.0
   ]
  },
  {
   "id": "i34",
   "expression": "magnesium",
   "at": [
    -102.0,
    -105.0
   ],
   "box": "table"
  },
  {
   "id": "i35",
   "expression": "total_phenols",
   "at": [
    -102.0,
    -69.0
   ],
   "box": "table"
  },
  {
   "id": "i36",
   "expression": "flavanoids",
   "at": [
    -102.0,
    -33.0
   ],
   "box": "table"
  },
  {
   "id": "i37",
   "expression": "nonflavanoid_phenols",
   "at": [
    -102.0,
    3.0
   ],
   "box": "table"
  },
  {
   "id": "i38",
   "expression": "proanthocyanins",
   "at": [
    -102.0,
    39.0
   ],
   "box": "table"
  },
  {
   "id": "i39",
   "expression": "color_intensity",
   "at": [
    -102.0,
    75.0
   ],
   "box": "table"
  },
  {
   "id": "i40",
   "expression": "hue",
   "at": [
    -102.0,
    111.0
   ],
   "box": "table"
  },
  {
   "id": "i41",
   "expression": "od280_od315_of_diluted_wines",
   "at": [
    -102.0,
    147.0
   ],
   "box": "table"
  },
  {
   "id": "i42",
   "expression": "proline",
   "at": [
    -102.0,
    183.0
   ],
   "box": "table"
  },
  {
   "id": "i319",
   "expression": "alcohol^2",
   "at": [
    8.0,
    309.5
   ]
  }
 ],
 "neurons": [
  {
   "id": "n44",
   "name": "h1.1",
   "activation": "tanh",
   "bias": "b:n44",
   "at": [
    200.0,
    -540.0
   ],
   "layer": "g43"
  },
  {
   "id": "n45",
   "name": "h1.2",
   "activation": "tanh",
   "bias": "b:n45",
   "at": [
    200.0,
    -468.0
   ],
   "layer": "g43"
  },
  {
   "id": "n46",
   "name": "h1.3",
   "activation": "tanh",
   "bias": "b:n46",
   "at": [
    200.0,
    -396.0
   ],
   "layer": "g43"
  },
  {
   "id": "n47",
   "name": "h1.4",
   "activation": "tanh",
   "bias": "b:n47",
   "at": [
    200.0,
    -324.0
   ],
   "layer": "g43"
  },
  {
   "id": "n48",
   "name": "h1.5",
   "activation": "tanh",
   "bias": "b:n48",
   "at": [
    200.0,
    -252.0
   ],
   "layer": "g43"
  },
  {
   "id": "n49",
   "name": "h1.6",
   "activation": "tanh",
   "bias": "b:n49",
   "at": [
    200.0,
    -180.0
   ],
   "layer": "g43"
  },
  {
   "id": "n50",
   "name": "h1.7",
   "activation": "tanh",
   "bias": "b:n50",
   "at": [
    200.0,
    -108.0
   ],
   "layer": "g43"
  },
  {
   "id": "n51",
   "name": "h1.8",
   "activation": "tanh",
   "bias": "b:n51",
   "at": [
    200.0,
    -36.0
   ],
   "layer": "g43"
  },
  {
   "id": "n52",
   "name": "h1.9",
   "activation": "tanh",
   "bias": "b:n52",
   "at": [
    200.0,
    36.0
   ],
   "layer": "g43"
  },
  {
   "id": "n53",
   "name": "h1.10",
   "activation": "tanh",
   "bias": "b:n53",
   "at": [
    200.0,
    108.0
   ],
   "layer": "g43"
  },
  {
   "id": "n54",
   "name": "h1.11",
   "activation": "tanh",
   "bias": "b:n54",
   "at": [
    200.0,
    180.0
   ],
   "layer": "g43"
  },
  {
   "id": "n55",
   "name": "h1.12",
   "activation": "tanh",
   "bias": "b:n55",
   "at": [
    200.0,
    252.0
   ],
   "layer": "g43"
  },
  {
   "id": "n56",
   "name": "h1.13",
   "activation": "tanh",
   "bias": "b:n56",
   "at": [
    200.0,
    324.0
   ],
   "layer": "g43"
  },
  {
   "id": "n57",
   "name": "h1.14",
   "activation": "tanh",
   "bias": "b:n57",
   "at": [
    200.0,
    396.0
   ],
   "layer": "g43"
  },
  {
   "id": "n58",
   "name": "h1.15",
   "activation": "tanh",
   "bias": "b:n58",
   "at": [
    200.0,
    468.0
   ],
   "layer": "g43"
  },
  {
   "id": "n59",
   "name": "h1.16",
   "activation": "tanh",
   "bias": "b:n59",
   "at": [
    200.0,
    540.0
   ],
   "layer": "g43"
  },
  {
   "id": "n60",
   "name": "Barolo",
   "activation": "linear",
   "bias": "b:n60",
   "at": [
    400.0,
    -128.0
   ],
   "output": 0
  },
  {
   "id": "n61",
   "name": "Grignolino",
   "activation": "linear",
   "bias": "b:n61",
   "at": [
    400.0,
    0.0
   ],
   "output": 1
  },
  {
   "id": "n62",
   "name": "Barbera",
   "activation": "linear",
   "bias": "b:n62",
   "at": [
    400.0,
    128.0
   ],
   "output": 2
  }
 ],
 "links": [
  {
   "id": "l63",
   "source": "i30",
   "target": "n44",
   "weight": "w:l63"
  },
  {
   "id": "l64",
   "source": "i31",
   "target": "n44",
   "weight": "w:l64"
  },
  {
   "id": "l65",
   "source": "i32",
   "target": "n44",
   "weight": "w:l65"
  },
  {
   "id": "l66",
   "source": "i33",
   "target": "n44",
   "weight": "w:l66"
  },
  {
   "id": "l67",
   "source": "i34",
   "target": "n44",
   "weight": "w:l67"
  },
  {
   "id": "l68",
   "source": "i35",
   "target": "n44",
   "weight": "w:l68"
  },
  {
   "id": "l69",
   "source": "i36",
   "target": "n44",
   "weight": "w:l69"
  },
  {
   "id": "l70",
   "source": "i37",
   "target": "n44",
   "weight": "w:l70"
  },
  {
   "id": "l71",
   "source": "i38",
   "target": "n44",
   "weight": "w:l71"
  },
  {
   "id": "l72",
   "source": "i39",
   "target": "n44",
   "weight": "w:l72"
  },
  {
   "id": "l73",
   "source": "i40",
   "target": "n44",
   "weight": "w:l73"
  },
  {
   "id": "l74",
   "source": "i41",
   "target": "n44",
   "weight": "w:l74"
  },
  {
   "id": "l75",
   "source": "i42",
   "target": "n44",
   "weight": "w:l75"
  },
  {
   "id": "l76",
   "source": "i30",
   "target": "n45",
   "weight": "w:l76"
  },
  {
   "id": "l77",
   "source": "i31",
   "target": "n45",
   "weight": "w:l77"
  },
  {
   "id": "l78",
   "source": "i32",
   "target": "n45",
   "weight": "w:l78"
  },
  {
   "id": "l79",
   "source": "i33",
   "target": "n45",
   "weight": "w:l79"
  },
  {
   "id": "l80",
   "source": "i34",
   "target": "n45",
   "weight": "w:l80"
  },
  {
   "id": "l81",
   "source": "i35",
   "target": "n45",
   "weight": "w:l81"
  },
  {
   "id": "l82",
   "source": "i36",
   "target": "n45",
   "weight": "w:l82"
  },
  {
   "id": "l83",
   "source": "i37",
   "target": "n45",
   "weight": "w:l83"
  },
  {
   "id": "l84",
   "source": "i38",
   "target": "n45",
   "weight": "w:l84"
  },
  {
   "id": "l85",
   "source": "i39",
   "target": "n45",
   "weight": "w:l85"
  },
  {
   "id": "l86",
   "source": "i40",
   "target": "n45",
   "weight": "w:l86"
  },
  {
   "id": "l87",
   "source": "i41",
   "target": "n45",
   "weight": "w:l87"
  },
  {
   "id": "l88",
   "source": "i42",
   "target": "n45",
   "weight": "w:l88"
  },
  {
   "id": "l89",
   "source": "i30",
   "target": "n46",
   "weight": "w:l89"
  },
  {
   "id": "l90",
   "source": "i31",
   "target": "n46",
   "weight": "w:l90"
  },
  {
   "id": "l91",
   "source": "i32",
   "target": "n46",
   "weight": "w:l91"
  },
  {
   "id": "l92",
   "source": "i33",
   "target": "n46",
   "weight": "w:l92"
  },
  {
   "id": "l93",
   "source": "i34",
   "target": "n46",
   "weight": "w:l93"
  },
  {
   "id": "l94",
   "source": "i35",
   "target": "n46",
   "weight": "w:l94"
  },
  {
   "id": "l95",
   "source": "i36",
   "target": "n46",
   "weight": "w:l95"
  },
  {
   "id": "l96",
   "source": "i37",
   "target": "n46",
   "weight": "w:l96"
  },
  {
   "id": "l97",
   "source": "i38",
   "target": "n46",
   "weight": "w:l97"
  },
  {
   "id": "l98",
   "source": "i39",
   "target": "n46",
   "weight": "w:l98"
  },
  {
   "id": "l99",
   "source": "i40",
   "target": "n46",
   "weight": "w:l99"
  },
  {
   "id": "l100",
   "source": "i41",
   "target": "n46",
   "weight": "w:l100"
  },
  {
   "id": "l101",
   "source": "i42",
   "target": "n46",
   "weight": "w:l101"
  },
  {
   "id": "l102",
   "source": "i30",
   "target": "n47",
   "weight": "w:l102"
  },
  {
   "id": "l103",
   "source": "i31",
   "target": "n47",
   "weight": "w:l103"
  },
  {
   "id": "l104",
   "source": "i32",
   "target": "n47",
   "weight": "w:l104"
  },
  {
   "id": "l105",
   "source": "i33",
   "target": "n47",
   "weight": "w:l105"
  },
  {
   "id": "l106",
   "source": "i34",
   "target": "n47",
   "weight": "w:l106"
  },
  {
   "id": "l107",
   "source": "i35",
   "target": "n47",
   "weight": "w:l107"
  },
  {
   "id": "l108",
   "source": "i36",
   "target": "n47",
   "weight": "w:l108"
  },
  {
   "id": "l109",
   "source": "i37",
   "target": "n47",
   "weight": "w:l109"
  },
  {
   "id": "l110",
   "source": "i38",
   "target": "n47",
   "weight": "w:l110"
  },
  {
   "id": "l111",
   "source": "i39",
   "target": "n47",
   "weight": "w:l111"
  },
  {
   "id": "l112",
   "source": "i40",
   "target": "n47",
   "weight": "w:l112"
  },
  {
   "id": "l113",
   "source": "i41",
   "target": "n47",
   "weight": "w:l113"
  },
  {
   "id": "l114",
   "source": "i42",
   "target": "n47",
   "weight": "w:l114"
  },
  {
   "id": "l115",
   "source": "i30",
   "target": "n48",
   "weight": "w:l115"
  },
  {
   "id": "l116",
   "source": "i31",
   "target": "n48",
   "weight": "w:l116"
  },
  {
   "id": "l117",
   "source": "i32",
   "target": "n48",
   "weight": "w:l117"
  },
  {
   "id": "l118",
   "source": "i33",
   "target": "n48",
   "weight": "w:l118"
  },
  {
   "id": "l119",
   "source": "i34",
   "target": "n48",
   "weight": "w:l119"
  },
  {
   "id": "l120",
   "source": "i35",
   "target": "n48",
   "weight": "w:l120"
  },
  {
   "id": "l121",
   "source": "i36",
   "target": "n48",
   "weight": "w:l121"
  },
  {
   "id": "l122",
   "source": "i37",
   "target": "n48",
   "weight": "w:l122"
  },
  {
   "id": "l123",
   "source": "i38",
   "target": "n48",
   "weight": "w:l123"
  },
  {
   "id": "l124",
   "source": "i39",
   "target": "n48",
   "weight": "w:l124"
  },
  {
   "id": "l125",
   "source": "i40",
   "target": "n48",
   "weight": "w:l125"
  },
  {
   "id": "l126",
   "source": "i41",
   "target": "n48",
   "weight": "w:l126"
  },
  {
   "id": "l127",
   "source": "i42",
   "target": "n48",
   "weight": "w:l127"
  },
  {
   "id": "l128",
   "source": "i30",
   "target": "n49",
   "weight": "w:l128"
  },
  {
   "id": "l129",
   "source": "i31",
   "target": "n49",
   "weight": "w:l129"
  },
  {
   "id": "l130",
   "source": "i32",
   "target": "n49",
   "weight": "w:l130"
  },
  {
   "id": "l131",
   "source": "i33",
   "target": "n49",
   "weight": "w:l131"
  },
  {
   "id": "l132",
   "source": "i34",
   "target": "n49",
   "weight": "w:l132"
  },
  {
   "id": "l133",
   "source": "i35",
   "target": "n49",
   "weight": "w:l133"
  },
  {
   "id": "l134",
   "source": "i36",
   "target": "n49",
   "weight": "w:l134"
  },
  {
   "id": "l135",
   "source": "i37",
   "target": "n49",
   "weight": "w:l135"
  },
  {
   "id": "l136",
   "source": "i38",
   "target": "n49",
   "weight": "w:l136"
  },
  {
   "id": "l137",
   "source": "i39",
   "target": "n49",
   "weight": "w:l137"
  },
  {
   "id": "l138",
   "source": "i40",
   "target": "n49",
   "weight": "w:l138"
  },
  {
   "id": "l139",
   "source": "i41",
   "target": "n49",
   "weight": "w:l139"
  },
  {
   "id": "l140",
   "source": "i42",
   "target": "n49",
   "weight": "w:l140"
  },
  {
   "id": "l141",
   "source": "i30",
   "target": "n50",
   "weight": "w:l141"
  },
  {
   "id": "l142",
   "source": "i31",
   "target": "n50",
   "weight": "w:l142"
  },
  {
   "id": "l143",
   "source": "i32",
   "target": "n50",
   "weight": "w:l143"
  },
  {
   "id": "l144",
   "source": "i33",
   "target": "n50",
   "weight": "w:l144"
  },
  {
   "id": "l145",
   "source": "i34",
   "target": "n50",
   "weight": "w:l145"
  },
  {
   "id": "l146",
   "source": "i35",
   "target": "n50",
   "weight": "w:l146"
  },
  {
   "id": "l147",
   "source": "i36",
   "target": "n50",
   "weight": "w:l147"
  },
  {
   "id": "l148",
   "source": "i37",
   "target": "n50",
   "weight": "w:l148"
  },
  {
   "id": "l149",
   "source": "i38",
   "target": "n50",
   "weight": "w:l149"
  },
  {
   "id": "l150",
   "source": "i39",
   "target": "n50",
   "weight": "w:l150"
  },
  {
   "id": "l151",
   "source": "i40",
   "target": "n50",
   "weight": "w:l151"
  },
  {
   "id": "l152",
   "source": "i41",
   "target": "n50",
   "weight": "w:l152"
  },
  {
   "id": "l153",
   "source": "i42",
   "target": "n50",
   "weight": "w:l153"
  },
  {
   "id": "l154",
   "source": "i30",
   "target": "n51",
   "weight": "w:l154"
  },
  {
   "id": "l155",
   "source": "i31",
   "target": "n51",
   "weight": "w:l155"
  },
  {
   "id": "l156",
   "source": "i32",
   "target": "n51",
   "weight": "w:l156"
  },
  {
   "id": "l157",
   "source": "i33",
   "target": "n51",
   "weight": "w:l157"
  },
  {
   "id": "l158",
   "source": "i34",
   "target": "n51",
   "weight": "w:l158"
  },
  {
   "id": "l159",
   "source": "i35",
   "target": "n51",
   "weight": "w:l159"
  },
  {
   "id": "l160",
   "source": "i36",
   "target": "n51",
   "weight": "w:l160"
  },
  {
   "id": "l161",
   "source": "i37",
   "target": "n51",
   "weight": "w:l161"
  },
  {
   "id": "l162",
   "source": "i38",
   "target": "n51",
   "weight": "w:l162"
  },
  {
   "id": "l163",
   "source": "i39",
   "target": "n51",
   "weight": "w:l163"
  },
  {
   "id": "l164",
   "source": "i40",
   "target": "n51",
   "weight": "w:l164"
  },
  {
   "id": "l165",
   "source": "i41",
   "target": "n51",
   "weight": "w:l165"
  },
  {
   "id": "l166",
   "source": "i42",
   "target": "n51",
   "weight": "w:l166"
  },
  {
   "id": "l167",
   "source": "i30",
   "target": "n52",
   "weight": "w:l167"
  },
  {
   "id": "l168",
   "source": "i31",
   "target": "n52",
   "weight": "w:l168"
  },
  {
   "id": "l169",
   "source": "i32",
   "target": "n52",
   "weight": "w:l169"
  },
  {
   "id": "l170",
   "source": "i33",
   "target": "n52",
   "weight": "w:l170"
  },
  {
   "id": "l171",
   "source": "i34",
   "target": "n52",
   "weight": "w:l171"
  },
  {
   "id": "l172",
   "source": "i35",
   "target": "n52",
   "weight": "w:l172"
  },
  {
   "id": "l173",
   "source": "i36",
   "target": "n52",
   "weight": "w:l173"
  },
  {
   "id": "l174",
   "source": "i37",
   "target": "n52",
   "weight": "w:l174"
  },
  {
   "id": "l175",
   "source": "i38",
   "target": "n52",
   "weight": "w:l175"
  },
  {
   "id": "l176",
   "source": "i39",
   "target": "n52",
   "weight": "w:l176"
  },
  {
   "id": "l177",
   "source": "i40",
   "target": "n52",
   "weight": "w:l177"
  },
  {
   "id": "l178",
   "source": "i41",
   "target": "n52",
   "weight": "w:l178"
  },
  {
   "id": "l179",
   "source": "i42",
   "target": "n52",
   "weight": "w:l179"
  },
  {
   "id": "l180",
   "source": "i30",
   "target": "n53",
   "weight": "w:l180"
  },
  {
   "id": "l181",
   "source": "i31",
   "target": "n53",
   "weight": "w:l181"
  },
  {
   "id": "l182",
   "source": "i32",
   "target": "n53",
   "weight": "w:l182"
  },
  {
   "id": "l183",
   "source": "i33",
   "target": "n53",
   "weight": "w:l183"
  },
  {
   "id": "l184",
   "source": "i34",
   "target": "n53",
   "weight": "w:l184"
  },
  {
   "id": "l185",
   "source": "i35",
   "target": "n53",
   "weight": "w:l185"
  },
  {
   "id": "l186",
   "source": "i36",
   "target": "n53",
   "weight": "w:l186"
  },
  {
   "id": "l187",
   "source": "i37",
   "target": "n53",
   "weight": "w:l187"
  },
  {
   "id": "l188",
   "source": "i38",
   "target": "n53",
   "weight": "w:l188"
  },
  {
   "id": "l189",
   "source": "i39",
   "target": "n53",
   "weight": "w:l189"
  },
  {
   "id": "l190",
   "source": "i40",
   "target": "n53",
   "weight": "w:l190"
  },
  {
   "id": "l191",
   "source": "i41",
   "target": "n53",
   "weight": "w:l191"
  },
  {
   "id": "l192",
   "source": "i42",
   "target": "n53",
   "weight": "w:l192"
  },
  {
   "id": "l193",
   "source": "i30",
   "target": "n54",
   "weight": "w:l193"
  },
  {
   "id": "l194",
   "source": "i31",
   "target": "n54",
   "weight": "w:l194"
  },
  {
   "id": "l195",
   "source": "i32",
   "target": "n54",
   "weight": "w:l195"
  },
  {
   "id": "l196",
   "source": "i33",
   "target": "n54",
   "weight": "w:l196"
  },
  {
   "id": "l197",
   "source": "i34",
   "target": "n54",
   "weight": "w:l197"
  },
  {
   "id": "l198",
   "source": "i35",
   "target": "n54",
   "weight": "w:l198"
  },
  {
   "id": "l199",
   "source": "i36",
   "target": "n54",
   "weight": "w:l199"
  },
  {
   "id": "l200",
   "source": "i37",
   "target": "n54",
   "weight": "w:l200"
  },
  {
   "id": "l201",
   "source": "i38",
   "target": "n54",
   "weight": "w:l201"
  },
  {
   "id": "l202",
   "source": "i39",
   "target": "n54",
   "weight": "w:l202"
  },
  {
   "id": "l203",
   "source": "i40",
   "target": "n54",
   "weight": "w:l203"
  },
  {
   "id": "l204",
   "source": "i41",
   "target": "n54",
   "weight": "w:l204"
  },
  {
   "id": "l205",
   "source": "i42",
   "target": "n54",
   "weight": "w:l205"
  },
  {
   "id": "l206",
   "source": "i30",
   "target": "n55",
   "weight": "w:l206"
  },
  {
   "id": "l207",
   "source": "i31",
   "target": "n55",
   "weight": "w:l207"
  },
  {
   "id": "l208",
   "source": "i32",
   "target": "n55",
   "weight": "w:l208"
  },
  {
   "id": "l209",
   "source": "i33",
   "target": "n55",
   "weight": "w:l209"
  },
  {
   "id": "l210",
   "source": "i34",
   "target": "n55",
   "weight": "w:l210"
  },
  {
   "id": "l211",
   "source": "i35",
   "target": "n55",
   "weight": "w:l211"
  },
  {
   "id": "l212",
   "source": "i36",
   "target": "n55",
   "weight": "w:l212"
  },
  {
   "id": "l213",
   "source": "i37",
   "target": "n55",
   "weight": "w:l213"
  },
  {
   "id": "l214",
   "source": "i38",
   "target": "n55",
   "weight": "w:l214"
  },
  {
   "id": "l215",
   "source": "i39",
   "target": "n55",
   "weight": "w:l215"
  },
  {
   "id": "l216",
   "source": "i40",
   "target": "n55",
   "weight": "w:l216"
  },
  {
   "id": "l217",
   "source": "i41",
   "target": "n55",
   "weight": "w:l217"
  },
  {
   "id": "l218",
   "source": "i42",
   "target": "n55",
   "weight": "w:l218"
  },
  {
   "id": "l219",
   "source": "i30",
   "target": "n56",
   "weight": "w:l219"
  },
  {
   "id": "l220",
   "source": "i31",
   "target": "n56",
   "weight": "w:l220"
  },
  {
   "id": "l221",
   "source": "i32",
   "target": "n56",
   "weight": "w:l221"
  },
  {
   "id": "l222",
   "source": "i33",
   "target": "n56",
   "weight": "w:l222"
  },
  {
   "id": "l223",
   "source": "i34",
   "target": "n56",
   "weight": "w:l223"
  },
  {
   "id": "l224",
   "source": "i35",
   "target": "n56",
   "weight": "w:l224"
  },
  {
   "id": "l225",
   "source": "i36",
   "target": "n56",
   "weight": "w:l225"
  },
  {
   "id": "l226",
   "source": "i37",
   "target": "n56",
   "weight": "w:l226"
  },
  {
   "id": "l227",
   "source": "i38",
   "target": "n56",
   "weight": "w:l227"
  },
  {
   "id": "l228",
   "source": "i39",
   "target": "n56",
   "weight": "w:l228"
  },
  {
   "id": "l229",
   "source": "i40",
   "target": "n56",
   "weight": "w:l229"
  },
  {
   "id": "l230",
   "source": "i41",
   "target": "n56",
   "weight": "w:l230"
  },
  {
   "id": "l231",
   "source": "i42",
   "target": "n56",
   "weight": "w:l231"
  },
  {
   "id": "l232",
   "source": "i30",
   "target": "n57",
   "weight": "w:l232"
  },
  {
   "id": "l233",
   "source": "i31",
   "target": "n57",
   "weight": "w:l233"
  },
  {
   "id": "l234",
   "source": "i32",
   "target": "n57",
   "weight": "w:l234"
  },
  {
   "id": "l235",
   "source": "i33",
   "target": "n57",
   "weight": "w:l235"
  },
  {
   "id": "l236",
   "source": "i34",
   "target": "n57",
   "weight": "w:l236"
  },
  {
   "id": "l237",
   "source": "i35",
   "target": "n57",
   "weight": "w:l237"
  },
  {
   "id": "l238",
   "source": "i36",
   "target": "n57",
   "weight": "w:l238"
  },
  {
   "id": "l239",
   "source": "i37",
   "target": "n57",
   "weight": "w:l239"
  },
  {
   "id": "l240",
   "source": "i38",
   "target": "n57",
   "weight": "w:l240"
  },
  {
   "id": "l241",
   "source": "i39",
   "target": "n57",
   "weight": "w:l241"
  },
  {
   "id": "l242",
   "source": "i40",
   "target": "n57",
   "weight": "w:l242"
  },
  {
   "id": "l243",
   "source": "i41",
   "target": "n57",
   "weight": "w:l243"
  },
  {
   "id": "l244",
   "source": "i42",
   "target": "n57",
   "weight": "w:l244"
  },
  {
   "id": "l245",
   "source": "i30",
   "target": "n58",
   "weight": "w:l245"
  },
  {
   "id": "l246",
   "source": "i31",
   "target": "n58",
   "weight": "w:l246"
  },
  {
   "id": "l247",
   "source": "i32",
   "target": "n58",
   "weight": "w:l247"
  },
  {
   "id": "l248",
   "source": "i33",
   "target": "n58",
   "weight": "w:l248"
  },
  {
   "id": "l249",
   "source": "i34",
   "target": "n58",
   "weight": "w:l249"
  },
  {
   "id": "l250",
   "source": "i35",
   "target": "n58",
   "weight": "w:l250"
  },
  {
   "id": "l251",
   "source": "i36",
   "target": "n58",
   "weight": "w:l251"
  },
  {
   "id": "l252",
   "source": "i37",
   "target": "n58",
   "weight": "w:l252"
  },
  {
   "id": "l253",
   "source": "i38",
   "target": "n58",
   "weight": "w:l253"
  },
  {
   "id": "l254",
   "source": "i39",
   "target": "n58",
   "weight": "w:l254"
  },
  {
   "id": "l255",
   "source": "i40",
   "target": "n58",
   "weight": "w:l255"
  },
  {
   "id": "l256",
   "source": "i41",
   "target": "n58",
   "weight": "w:l256"
  },
  {
   "id": "l257",
   "source": "i42",
   "target": "n58",
   "weight": "w:l257"
  },
  {
   "id": "l258",
   "source": "i30",
   "target": "n59",
   "weight": "w:l258"
  },
  {
   "id": "l259",
   "source": "i31",
   "target": "n59",
   "weight": "w:l259"
  },
  {
   "id": "l260",
   "source": "i32",
   "target": "n59",
   "weight": "w:l260"
  },
  {
   "id": "l261",
   "source": "i33",
   "target": "n59",
   "weight": "w:l261"
  },
  {
   "id": "l262",
   "source": "i34",
   "target": "n59",
   "weight": "w:l262"
  },
  {
   "id": "l263",
   "source": "i35",
   "target": "n59",
   "weight": "w:l263"
  },
  {
   "id": "l264",
   "source": "i36",
   "target": "n59",
   "weight": "w:l264"
  },
  {
   "id": "l265",
   "source": "i37",
   "target": "n59",
   "weight": "w:l265"
  },
  {
   "id": "l266",
   "source": "i38",
   "target": "n59",
   "weight": "w:l266"
  },
  {
   "id": "l267",
   "source": "i39",
   "target": "n59",
   "weight": "w:l267"
  },
  {
   "id": "l268",
   "source": "i40",
   "target": "n59",
   "weight": "w:l268"
  },
  {
   "id": "l269",
   "source": "i41",
   "target": "n59",
   "weight": "w:l269"
  },
  {
   "id": "l270",
   "source": "i42",
   "target": "n59",
   "weight": "w:l270"
  },
  {
   "id": "l271",
   "source": "n44",
   "target": "n60",
   "weight": "w:l271"
  },
  {
   "id": "l272",
   "source": "n45",
   "target": "n60",
   "weight": "w:l272"
  },
  {
   "id": "l273",
   "source": "n46",
   "target": "n60",
   "weight": "w:l273"
  },
  {
   "id": "l274",
   "source": "n47",
   "target": "n60",
   "weight": "w:l274"
  },
  {
   "id": "l275",
   "source": "n48",
   "target": "n60",
   "weight": "w:l275"
  },
  {
   "id": "l276",
   "source": "n49",
   "target": "n60",
   "weight": "w:l276"
  },
  {
   "id": "l277",
   "source": "n50",
   "target": "n60",
   "weight": "w:l277"
  },
  {
   "id": "l278",
   "source": "n51",
   "target": "n60",
   "weight": "w:l278"
  },
  {
   "id": "l279",
   "source": "n52",
   "target": "n60",
   "weight": "w:l279"
  },
  {
   "id": "l280",
   "source": "n53",
   "target": "n60",
   "weight": "w:l280"
  },
  {
   "id": "l281",
   "source": "n54",
   "target": "n60",
   "weight": "w:l281"
  },
  {
   "id": "l282",
   "source": "n55",
   "target": "n60",
   "weight": "w:l282"
  },
  {
   "id": "l283",
   "source": "n56",
   "target": "n60",
   "weight": "w:l283"
  },
  {
   "id": "l284",
   "source": "n57",
   "target": "n60",
   "weight": "w:l284"
  },
  {
   "id": "l285",
   "source": "n58",
   "target": "n60",
   "weight": "w:l285"
  },
  {
   "id": "l286",
   "source": "n59",
   "target": "n60",
   "weight": "w:l286"
  },
  {
   "id": "l287",
   "source": "n44",
   "target": "n61",
   "weight": "w:l287"
  },
  {
   "id": "l288",
   "source": "n45",
   "target": "n61",
   "weight": "w:l288"
  },
  {
   "id": "l289",
   "source": "n46",
   "target": "n61",
   "weight": "w:l289"
  },
  {
   "id": "l290",
   "source": "n47",
   "target": "n61",
   "weight": "w:l290"
  },
  {
   "id": "l291",
   "source": "n48",
   "target": "n61",
   "weight": "w:l291"
  },
  {
   "id": "l292",
   "source": "n49",
   "target": "n61",
   "weight": "w:l292"
  },
  {
   "id": "l293",
   "source": "n50",
   "target": "n61",
   "weight": "w:l293"
  },
  {
   "id": "l294",
   "source": "n51",
   "target": "n61",
   "weight": "w:l294"
  },
  {
   "id": "l295",
   "source": "n52",
   "target": "n61",
   "weight": "w:l295"
  },
  {
   "id": "l296",
   "source": "n53",
   "target": "n61",
   "weight": "w:l296"
  },
  {
   "id": "l297",
   "source": "n54",
   "target": "n61",
   "weight": "w:l297"
  },
  {
   "id": "l298",
   "source": "n55",
   "target": "n61",
   "weight": "w:l298"
  },
  {
   "id": "l299",
   "source": "n56",
   "target": "n61",
   "weight": "w:l299"
  },
  {
   "id": "l300",
   "source": "n57",
   "target": "n61",
   "weight": "w:l300"
  },
  {
   "id": "l301",
   "source": "n58",
   "target": "n61",
   "weight": "w:l301"
  },
  {
   "id": "l302",
   "source": "n59",
   "target": "n61",
   "weight": "w:l302"
  },
  {
   "id": "l303",
   "source": "n44",
   "target": "n62",
   "weight": "w:l303"
  },
  {
   "id": "l304",
   "source": "n45",
   "target": "n62",
   "weight": "w:l304"
  },
  {
   "id": "l305",
   "source": "n46",
   "target": "n62",
   "weight": "w:l305"
  },
  {
   "id": "l306",
   "source": "n47",
   "target": "n62",
   "weight": "w:l306"
  },
  {
   "id": "l307",
   "source": "n48",
   "target": "n62",
   "weight": "w:l307"
  },
  {
   "id": "l308",
   "source": "n49",
   "target": "n62",
   "weight": "w:l308"
  },
  {
   "id": "l309",
   "source": "n50",
   "target": "n62",
   "weight": "w:l309"
  },
  {
   "id": "l310",
   "source": "n51",
   "target": "n62",
   "weight": "w:l310"
  },
  {
   "id": "l311",
   "source": "n52",
   "target": "n62",
   "weight": "w:l311"
  },
  {
   "id": "l312",
   "source": "n53",
   "target": "n62",
   "weight": "w:l312"
  },
  {
   "id": "l313",
   "source": "n54",
   "target": "n62",
   "weight": "w:l313"
  },
  {
   "id": "l314",
   "source": "n55",
   "target": "n62",
   "weight": "w:l314"
  },
  {
   "id": "l315",
   "source": "n56",
   "target": "n62",
   "weight": "w:l315"
  },
  {
   "id": "l316",
   "source": "n57",
   "target": "n62",
   "weight": "w:l316"
  },
  {
   "id": "l317",
   "source": "n58",
   "target": "n62",
   "weight": "w:l317"
  },
  {
   "id": "l318",
   "source": "n59",
   "target": "n62",
   "weight": "w:l318"
  },
  {
   "id": "l320",
   "source": "i319",
   "target": "n44",
   "weight": "w:l320"
  },
  {
   "id": "l321",
   "source": "i319",
   "target": "n45",
   "weight": "w:l321"
  },
  {
   "id": "l322",
   "source": "i319",
   "target": "n46",
   "weight": "w:l322"
  },
  {
   "id": "l323",
   "source": "i319",
   "target": "n47",
   "weight": "w:l323"
  },
  {
   "id": "l324",
   "source": "i319",
   "target": "n48",
   "weight": "w:l324"
  },
  {
   "id": "l325",
   "source": "i319",
   "target": "n49",
   "weight": "w:l325"
  },
  {
   "id": "l326",
   "source": "i319",
   "target": "n50",
   "weight": "w:l326"
  },
  {
   "id": "l327",
   "source": "i319",
   "target": "n51",
   "weight": "w:l327"
  },
  {
   "id": "l328",
   "source": "i319",
   "target": "n52",
   "weight": "w:l328"
  },
  {
   "id": "l329",
   "source": "i319",
   "target": "n53",
   "weight": "w:l329"
  },
  {
   "id": "l330",
   "source": "i319",
   "target": "n54",
   "weight": "w:l330"
  },
  {
   "id": "l331",
   "source": "i319",
   "target": "n55",
   "weight": "w:l331"
  },
  {
   "id": "l332",
   "source": "i319",
   "target": "n56",
   "weight": "w:l332"
  },
  {
   "id": "l333",
   "source": "i319",
   "target": "n57",
   "weight": "w:l333"
  },
  {
   "id": "l334",
   "source": "i319",
   "target": "n58",
   "weight": "w:l334"
  },
  {
   "id": "l335",
   "source": "i319",
   "target": "n59",
   "weight": "w:l335"
  }
 ],
 "layers": [
  {
   "id": "g43",
   "name": "Layer 1"
  }
 ],
 "frozen": [],
 "serial": 336,
 "data": {
  "source": {
   "kind": "shipped",
   "name": "wine"
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
  "b:n44": 0.0,
  "w:l63": -0.38142997939524126,
  "w:l64": -0.04070141292199451,
  "w:l65": -0.25157785996685544,
  "w:l66": -0.28474429994565503,
  "w:l67": 0.21189797809061456,
  "w:l68": -0.07727741292814844,
  "w:l69": -0.20612023717131744,
  "w:l70": -0.27387340854377973,
  "w:l71": -0.18836786192102772,
  "w:l72": -0.382720240066902,
  "w:l73": 0.3835405001788492,
  "w:l74": 0.01474186207999693,
  "w:l75": 0.09791791649698271,
  "w:l320": 0.43364534751763095,
  "b:n45": 0.0,
  "w:l76": 0.37833194017166455,
  "w:l77": -0.2355142788383105,
  "w:l78": -0.1954765572340309,
  "w:l79": -0.29586338432038334,
  "w:l80": 0.4068358714765683,
  "w:l81": 0.4300663712931378,
  "w:l82": -0.33348185907504757,
  "w:l83": -0.08853104907719414,
  "w:l84": -0.3242601529640336,
  "w:l85": -0.31078320116347946,
  "w:l86": 0.2513637690421903,
  "w:l87": -0.21006987904059318,
  "w:l88": -0.01646008600681728,
  "w:l321": 0.30512473758882,
  "b:n46": 0.0,
  "w:l89": 0.28756344951403684,
  "w:l90": 0.3423913664204866,
  "w:l91": 0.23115618394427362,
  "w:l92": -0.12794386924922904,
  "w:l93": 0.4367272727696786,
  "w:l94": -0.06303268742237973,
  "w:l95": 0.2572156643614186,
  "w:l96": 0.2265975617129102,
  "w:l97": -0.12128016815964064,
  "w:l98": -0.02903717522357245,
  "w:l99": 0.3397100988856494,
  "w:l100": 0.15911834314246048,
  "w:l101": -0.20416669023708947,
  "w:l322": -0.009514931732509557,
  "b:n47": 0.0,
  "w:l102": 0.27069202215252464,
  "w:l103": 0.31761270403020936,
  "w:l104": -0.442913231044294,
  "w:l105": -0.07188713689703936,
  "w:l106": -0.03207850457218653,
  "w:l107": -0.19314855123173266,
  "w:l108": -0.00705623374151448,
  "w:l109": 0.08022581188012794,
  "w:l110": 0.23924416783482041,
  "w:l111": 0.34082143245037316,
  "w:l112": -0.38938122756330745,
  "w:l113": 0.3203034477490639,
  "w:l114": -0.049151108392969864,
  "w:l323": -0.3302325195482764,
  "b:n48": 0.0,
  "w:l115": -0.040712508147211356,
  "w:l116": -0.3702233869076405,
  "w:l117": 0.2468778700376948,
  "w:l118": -0.3018616492486793,
  "w:l119": -0.2989909326298451,
  "w:l120": 0.06080630698838451,
  "w:l121": 0.44515515874245,
  "w:l122": -0.06934039921261058,
  "w:l123": 0.055317884245417684,
  "w:l124": -0.4484474675171952,
  "w:l125": -0.06068953666123201,
  "w:l126": -0.2727527832271928,
  "w:l127": -0.16731580131056734,
  "w:l324": 0.20755898280002066,
  "b:n49": 0.0,
  "w:l128": -0.18700926310988633,
  "w:l129": 0.1425225703736172,
  "w:l130": 0.1894263616369767,
  "w:l131": 0.10898424510830207,
  "w:l132": 0.2462899535525945,
  "w:l133": 0.4534059653812522,
  "w:l134": 0.3426013919212535,
  "w:l135": -0.04640887343708576,
  "w:l136": 0.4513770872314826,
  "w:l137": 0.42421750837924826,
  "w:l138": -0.16663411377579126,
  "w:l139": -0.07791456914626213,
  "w:l140": -0.2410827438646313,
  "w:l325": -0.36924267491324175,
  "b:n50": 0.0,
  "w:l141": -0.37116081361650666,
  "w:l142": -0.1093781193040963,
  "w:l143": -0.40730787280179276,
  "w:l144": -0.37904013683327736,
  "w:l145": 0.1227048909078269,
  "w:l146": -0.20567385295902652,
  "w:l147": -0.15174794645880407,
  "w:l148": 0.19786917477363491,
  "w:l149": 0.11121246783900679,
  "w:l150": -0.3359844251636286,
  "w:l151": 0.44315219780436477,
  "w:l152": 0.06766418308196627,
  "w:l153": -0.3121975837070966,
  "w:l326": 0.13142326549885222,
  "b:n51": 0.0,
  "w:l154": 0.17604872384559617,
  "w:l155": -0.2104673487974676,
  "w:l156": 0.4063459059923526,
  "w:l157": -0.02571761290695641,
  "w:l158": -0.035143490377150005,
  "w:l159": -0.17513593541263422,
  "w:l160": -0.18373340454370052,
  "w:l161": -0.3428053266696672,
  "w:l162": 0.005082295172321832,
  "w:l163": -0.13672396021051844,
  "w:l164": -0.3445785491244377,
  "w:l165": 0.17922353580876388,
  "w:l166": 0.206889261427569,
  "w:l327": -0.06096027769083646,
  "b:n52": 0.0,
  "w:l167": 0.30726174597517375,
  "w:l168": 0.45195122019665557,
  "w:l169": -0.07408299226899023,
  "w:l170": 0.2577761487144529,
  "w:l171": -0.2610331198664841,
  "w:l172": 0.40818571796777803,
  "w:l173": 0.2573565164043253,
  "w:l174": -0.3694516790614626,
  "w:l175": -0.14384348832436164,
  "w:l176": 0.14655383366501698,
  "w:l177": 0.18585925012252724,
  "w:l178": 0.14307959590793537,
  "w:l179": 0.14235259361084712,
  "w:l328": 0.230332382187077,
  "b:n53": 0.0,
  "w:l180": -0.0957715657021077,
  "w:l181": -0.3697814144714941,
  "w:l182": 0.23848245541423096,
  "w:l183": -0.039006181901733765,
  "w:l184": -0.08170075603331707,
  "w:l185": 0.17712874580937688,
  "w:l186": -0.25984400319680767,
  "w:l187": 0.22155267092548797,
  "w:l188": 0.2917045345091087,
  "w:l189": -0.42847898510116317,
  "w:l190": 0.12734371268236008,
  "w:l191": 0.21181321795734478,
  "w:l192": -0.4385438095864126,
  "w:l329": -0.25228144615554304,
  "b:n54": 0.0,
  "w:l193": 0.3075048749037366,
  "w:l194": 0.1774870552033157,
  "w:l195": -0.244083726732076,
  "w:l196": -0.3894541801066644,
  "w:l197": 0.2457507334594928,
  "w:l198": -0.025303692765003015,
  "w:l199": -0.2577924373461305,
  "w:l200": -0.363263656621086,
  "w:l201": 0.00997205398087948,
  "w:l202": -0.1880811265316677,
  "w:l203": 0.17767413598777063,
  "w:l204": -0.025385769046331386,
  "w:l205": -0.37175005657068033,
  "w:l330": -0.07042692820530816,
  "b:n55": 0.0,
  "w:l206": 0.4459438823149544,
  "w:l207": 0.1123291039648454,
  "w:l208": -0.16276247577172803,
  "w:l209": -0.41665011093707116,
  "w:l210": 0.42334914846936106,
  "w:l211": 0.14824715639047767,
  "w:l212": 0.08145157648931911,
  "w:l213": 0.4289795253388976,
  "w:l214": 0.18103802243102823,
  "w:l215": -0.3088892535159088,
  "w:l216": -0.2570641498010221,
  "w:l217": 0.13282040105463405,
  "w:l218": -0.30438806803363494,
  "w:l331": -0.3624474448191499,
  "b:n56": 0.0,
  "w:l219": -0.10877309892334157,
  "w:l220": -0.4471810461179753,
  "w:l221": -0.04123723607306725,
  "w:l222": 0.37626089494960885,
  "w:l223": -0.3838078502914679,
  "w:l224": 0.27537827635215756,
  "w:l225": -0.15296501836154094,
  "w:l226": -0.3166441128887876,
  "w:l227": 0.17113759568055562,
  "w:l228": -0.3830303343291792,
  "w:l229": 0.41761312671517764,
  "w:l230": 0.2518546951491274,
  "w:l231": -0.025117222825223818,
  "w:l332": 0.21882267129743632,
  "b:n57": 0.0,
  "w:l232": -0.3856988505924657,
  "w:l233": -0.17053512554401912,
  "w:l234": -0.3991783120119098,
  "w:l235": -0.09853488260221593,
  "w:l236": 0.33864621677562223,
  "w:l237": 0.1569641272581779,
  "w:l238": -0.33347004326612995,
  "w:l239": -0.053421400761332664,
  "w:l240": -0.3944740602440933,
  "w:l241": -0.34952285496171487,
  "w:l242": -0.14216073795026538,
  "w:l243": -0.3246950339095754,
  "w:l244": -0.2033302769679749,
  "w:l333": 0.027953038839265414,
  "b:n58": 0.0,
  "w:l245": 0.14023921542932433,
  "w:l246": 0.3513697300925493,
  "w:l247": -0.16374670722786583,
  "w:l248": 0.43746162694094554,
  "w:l249": -0.012076598500105451,
  "w:l250": -0.3086855799296393,
  "w:l251": -0.07472563093038746,
  "w:l252": -0.396592988973507,
  "w:l253": 0.3818848094141866,
  "w:l254": -0.34187031696411624,
  "w:l255": -0.1968317865795245,
  "w:l256": -0.10199817972419029,
  "w:l257": 0.4264848599706847,
  "w:l334": 0.13877430675646343,
  "b:n59": 0.0,
  "w:l258": 0.2872134934979513,
  "w:l259": 0.12124705760889087,
  "w:l260": -0.3824368475427163,
  "w:l261": -0.2817464250600002,
  "w:l262": 0.2833186991361536,
  "w:l263": 0.24969364683812828,
  "w:l264": -0.2957994225954853,
  "w:l265": -0.014849003487368655,
  "w:l266": -0.11509322704549182,
  "w:l267": -0.18125124912094473,
  "w:l268": 0.28846381352537726,
  "w:l269": -0.3757766199667697,
  "w:l270": 0.3919606895042134,
  "w:l335": -0.10487615919418378,
  "b:n60": 0.0,
  "w:l271": 0.4065573567202433,
  "w:l272": 0.4955526049401994,
  "w:l273": 0.13259360123990876,
  "w:l274": -0.3611607940881202,
  "w:l275": -0.4271044776106893,
  "w:l276": 0.10084632865713249,
  "w:l277": 0.03392145561640456,
  "w:l278": 0.05214324857933674,
  "w:l279": 0.12372005425460025,
  "w:l280": -0.0450468551757684,
  "w:l281": 0.2575231770859341,
  "w:l282": 0.3988790331238107,
  "w:l283": 0.5298830373011485,
  "w:l284": -0.5058802535166874,
  "w:l285": -0.1645136121055257,
  "w:l286": 0.38658538828402417,
  "b:n61": 0.0,
  "w:l287": -0.0433785931945111,
  "w:l288": 0.524260114763362,
  "w:l289": -0.12288715039845954,
  "w:l290": 0.3349949501190858,
  "w:l291": 0.32354720455246405,
  "w:l292": 0.46255887306474436,
  "w:l293": 0.18976960181101682,
  "w:l294": -0.4041502867868918,
  "w:l295": -0.5244059933033085,
  "w:l296": -0.2762584169047477,
  "w:l297": -0.13721191170158903,
  "w:l298": 0.018995699551456365,
  "w:l299": 0.19963515529582115,
  "w:l300": -0.5143133275255578,
  "w:l301": -0.09635743876514005,
  "w:l302": 0.3138601476318816,
  "b:n62": 0.0,
  "w:l303": -0.2254701835127546,
  "w:l304": -0.21453254014047124,
  "w:l305": 0.23248405557445137,
  "w:l306": 0.310418227582835,
  "w:l307": 0.45725382753347327,
  "w:l308": -0.4414305480936259,
  "w:l309": 0.40386527996351596,
  "w:l310": -0.45659970945076134,
  "w:l311": 0.2573202564066173,
  "w:l312": -0.32347795880778213,
  "w:l313": -0.3756542577652673,
  "w:l314": 0.4425243047351021,
  "w:l315": 0.38686687380710955,
  "w:l316": -0.20873104598022377,
  "w:l317": -0.31731926974840324,
  "w:l318": -0.32175828911506615
 },
 "training": null,
 "initializer": "xavier",
 "losses": null,
 "lab": null,
 "view": {
  "test_points": true,
  "class_only": false,
  "plane": null
 }
}
