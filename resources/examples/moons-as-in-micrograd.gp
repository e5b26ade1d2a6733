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
   "activation": "relu",
   "bias": "b:n4",
   "at": [
    200.0,
    -270.0
   ],
   "layer": "g3"
  },
  {
   "id": "n5",
   "name": "h1.2",
   "activation": "relu",
   "bias": "b:n5",
   "at": [
    200.0,
    -198.0
   ],
   "layer": "g3"
  },
  {
   "id": "n6",
   "name": "h1.3",
   "activation": "relu",
   "bias": "b:n6",
   "at": [
    200.0,
    -126.0
   ],
   "layer": "g3"
  },
  {
   "id": "n7",
   "name": "h1.4",
   "activation": "relu",
   "bias": "b:n7",
   "at": [
    200.0,
    -54.0
   ],
   "layer": "g3"
  },
  {
   "id": "n8",
   "name": "h1.5",
   "activation": "relu",
   "bias": "b:n8",
   "at": [
    200.0,
    18.0
   ],
   "layer": "g3"
  },
  {
   "id": "n9",
   "name": "h1.6",
   "activation": "relu",
   "bias": "b:n9",
   "at": [
    200.0,
    90.0
   ],
   "layer": "g3"
  },
  {
   "id": "n10",
   "name": "h1.7",
   "activation": "relu",
   "bias": "b:n10",
   "at": [
    200.0,
    162.0
   ],
   "layer": "g3"
  },
  {
   "id": "n11",
   "name": "h1.8",
   "activation": "relu",
   "bias": "b:n11",
   "at": [
    200.0,
    234.0
   ],
   "layer": "g3"
  },
  {
   "id": "n12",
   "name": "h1.9",
   "activation": "relu",
   "bias": "b:n12",
   "at": [
    296.0,
    -234.0
   ],
   "layer": "g3"
  },
  {
   "id": "n13",
   "name": "h1.10",
   "activation": "relu",
   "bias": "b:n13",
   "at": [
    296.0,
    -162.0
   ],
   "layer": "g3"
  },
  {
   "id": "n14",
   "name": "h1.11",
   "activation": "relu",
   "bias": "b:n14",
   "at": [
    296.0,
    -90.0
   ],
   "layer": "g3"
  },
  {
   "id": "n15",
   "name": "h1.12",
   "activation": "relu",
   "bias": "b:n15",
   "at": [
    296.0,
    -18.0
   ],
   "layer": "g3"
  },
  {
   "id": "n16",
   "name": "h1.13",
   "activation": "relu",
   "bias": "b:n16",
   "at": [
    296.0,
    54.0
   ],
   "layer": "g3"
  },
  {
   "id": "n17",
   "name": "h1.14",
   "activation": "relu",
   "bias": "b:n17",
   "at": [
    296.0,
    126.0
   ],
   "layer": "g3"
  },
  {
   "id": "n18",
   "name": "h1.15",
   "activation": "relu",
   "bias": "b:n18",
   "at": [
    296.0,
    198.0
   ],
   "layer": "g3"
  },
  {
   "id": "n19",
   "name": "h1.16",
   "activation": "relu",
   "bias": "b:n19",
   "at": [
    296.0,
    270.0
   ],
   "layer": "g3"
  },
  {
   "id": "n21",
   "name": "h2.1",
   "activation": "relu",
   "bias": "b:n21",
   "at": [
    496.0,
    -270.0
   ],
   "layer": "g20"
  },
  {
   "id": "n22",
   "name": "h2.2",
   "activation": "relu",
   "bias": "b:n22",
   "at": [
    496.0,
    -198.0
   ],
   "layer": "g20"
  },
  {
   "id": "n23",
   "name": "h2.3",
   "activation": "relu",
   "bias": "b:n23",
   "at": [
    496.0,
    -126.0
   ],
   "layer": "g20"
  },
  {
   "id": "n24",
   "name": "h2.4",
   "activation": "relu",
   "bias": "b:n24",
   "at": [
    496.0,
    -54.0
   ],
   "layer": "g20"
  },
  {
   "id": "n25",
   "name": "h2.5",
   "activation": "relu",
   "bias": "b:n25",
   "at": [
    496.0,
    18.0
   ],
   "layer": "g20"
  },
  {
   "id": "n26",
   "name": "h2.6",
   "activation": "relu",
   "bias": "b:n26",
   "at": [
    496.0,
    90.0
   ],
   "layer": "g20"
  },
  {
   "id": "n27",
   "name": "h2.7",
   "activation": "relu",
   "bias": "b:n27",
   "at": [
    496.0,
    162.0
   ],
   "layer": "g20"
  },
  {
   "id": "n28",
   "name": "h2.8",
   "activation": "relu",
   "bias": "b:n28",
   "at": [
    496.0,
    234.0
   ],
   "layer": "g20"
  },
  {
   "id": "n29",
   "name": "h2.9",
   "activation": "relu",
   "bias": "b:n29",
   "at": [
    592.0,
    -234.0
   ],
   "layer": "g20"
  },
  {
   "id": "n30",
   "name": "h2.10",
   "activation": "relu",
   "bias": "b:n30",
   "at": [
    592.0,
    -162.0
   ],
   "layer": "g20"
  },
  {
   "id": "n31",
   "name": "h2.11",
   "activation": "relu",
   "bias": "b:n31",
   "at": [
    592.0,
    -90.0
   ],
   "layer": "g20"
  },
  {
   "id": "n32",
   "name": "h2.12",
   "activation": "relu",
   "bias": "b:n32",
   "at": [
    592.0,
    -18.0
   ],
   "layer": "g20"
  },
  {
   "id": "n33",
   "name": "h2.13",
   "activation": "relu",
   "bias": "b:n33",
   "at": [
    592.0,
    54.0
   ],
   "layer": "g20"
  },
  {
   "id": "n34",
   "name": "h2.14",
   "activation": "relu",
   "bias": "b:n34",
   "at": [
    592.0,
    126.0
   ],
   "layer": "g20"
  },
  {
   "id": "n35",
   "name": "h2.15",
   "activation": "relu",
   "bias": "b:n35",
   "at": [
    592.0,
    198.0
   ],
   "layer": "g20"
  },
  {
   "id": "n36",
   "name": "h2.16",
   "activation": "relu",
   "bias": "b:n36",
   "at": [
    592.0,
    270.0
   ],
   "layer": "g20"
  },
  {
   "id": "n37",
   "name": "Output",
   "activation": "linear",
   "bias": "b:n37",
   "at": [
    792.0,
    0.0
   ],
   "output": 0
  }
 ],
 "links": [
  {
   "id": "l38",
   "source": "i1",
   "target": "n4",
   "weight": "w:l38"
  },
  {
   "id": "l39",
   "source": "i2",
   "target": "n4",
   "weight": "w:l39"
  },
  {
   "id": "l40",
   "source": "i1",
   "target": "n5",
   "weight": "w:l40"
  },
  {
   "id": "l41",
   "source": "i2",
   "target": "n5",
   "weight": "w:l41"
  },
  {
   "id": "l42",
   "source": "i1",
   "target": "n6",
   "weight": "w:l42"
  },
  {
   "id": "l43",
   "source": "i2",
   "target": "n6",
   "weight": "w:l43"
  },
  {
   "id": "l44",
   "source": "i1",
   "target": "n7",
   "weight": "w:l44"
  },
  {
   "id": "l45",
   "source": "i2",
   "target": "n7",
   "weight": "w:l45"
  },
  {
   "id": "l46",
   "source": "i1",
   "target": "n8",
   "weight": "w:l46"
  },
  {
   "id": "l47",
   "source": "i2",
   "target": "n8",
   "weight": "w:l47"
  },
  {
   "id": "l48",
   "source": "i1",
   "target": "n9",
   "weight": "w:l48"
  },
  {
   "id": "l49",
   "source": "i2",
   "target": "n9",
   "weight": "w:l49"
  },
  {
   "id": "l50",
   "source": "i1",
   "target": "n10",
   "weight": "w:l50"
  },
  {
   "id": "l51",
   "source": "i2",
   "target": "n10",
   "weight": "w:l51"
  },
  {
   "id": "l52",
   "source": "i1",
   "target": "n11",
   "weight": "w:l52"
  },
  {
   "id": "l53",
   "source": "i2",
   "target": "n11",
   "weight": "w:l53"
  },
  {
   "id": "l54",
   "source": "i1",
   "target": "n12",
   "weight": "w:l54"
  },
  {
   "id": "l55",
   "source": "i2",
   "target": "n12",
   "weight": "w:l55"
  },
  {
   "id": "l56",
   "source": "i1",
   "target": "n13",
   "weight": "w:l56"
  },
  {
   "id": "l57",
   "source": "i2",
   "target": "n13",
   "weight": "w:l57"
  },
  {
   "id": "l58",
   "source": "i1",
   "target": "n14",
   "weight": "w:l58"
  },
  {
   "id": "l59",
   "source": "i2",
   "target": "n14",
   "weight": "w:l59"
  },
  {
   "id": "l60",
   "source": "i1",
   "target": "n15",
   "weight": "w:l60"
  },
  {
   "id": "l61",
   "source": "i2",
   "target": "n15",
   "weight": "w:l61"
  },
  {
   "id": "l62",
   "source": "i1",
   "target": "n16",
   "weight": "w:l62"
  },
  {
   "id": "l63",
   "source": "i2",
   "target": "n16",
   "weight": "w:l63"
  },
  {
   "id": "l64",
   "source": "i1",
   "target": "n17",
   "weight": "w:l64"
  },
  {
   "id": "l65",
   "source": "i2",
   "target": "n17",
   "weight": "w:l65"
  },
  {
   "id": "l66",
   "source": "i1",
   "target": "n18",
   "weight": "w:l66"
  },
  {
   "id": "l67",
   "source": "i2",
   "target": "n18",
   "weight": "w:l67"
  },
  {
   "id": "l68",
   "source": "i1",
   "target": "n19",
   "weight": "w:l68"
  },
  {
   "id": "l69",
   "source": "i2",
   "target": "n19",
   "weight": "w:l69"
  },
  {
   "id": "l70",
   "source": "n4",
   "target": "n21",
   "weight": "w:l70"
  },
  {
   "id": "l71",
   "source": "n5",
   "target": "n21",
   "weight": "w:l71"
  },
  {
   "id": "l72",
   "source": "n6",
   "target": "n21",
   "weight": "w:l72"
  },
  {
   "id": "l73",
   "source": "n7",
   "target": "n21",
   "weight": "w:l73"
  },
  {
   "id": "l74",
   "source": "n8",
   "target": "n21",
   "weight": "w:l74"
  },
  {
   "id": "l75",
   "source": "n9",
   "target": "n21",
   "weight": "w:l75"
  },
  {
   "id": "l76",
   "source": "n10",
   "target": "n21",
   "weight": "w:l76"
  },
  {
   "id": "l77",
   "source": "n11",
   "target": "n21",
   "weight": "w:l77"
  },
  {
   "id": "l78",
   "source": "n12",
   "target": "n21",
   "weight": "w:l78"
  },
  {
   "id": "l79",
   "source": "n13",
   "target": "n21",
   "weight": "w:l79"
  },
  {
   "id": "l80",
   "source": "n14",
   "target": "n21",
   "weight": "w:l80"
  },
  {
   "id": "l81",
   "source": "n15",
   "target": "n21",
   "weight": "w:l81"
  },
  {
   "id": "l82",
   "source": "n16",
   "target": "n21",
   "weight": "w:l82"
  },
  {
   "id": "l83",
   "source": "n17",
   "target": "n21",
   "weight": "w:l83"
  },
  {
   "id": "l84",
   "source": "n18",
   "target": "n21",
   "weight": "w:l84"
  },
  {
   "id": "l85",
   "source": "n19",
   "target": "n21",
   "weight": "w:l85"
  },
  {
   "id": "l86",
   "source": "n4",
   "target": "n22",
   "weight": "w:l86"
  },
  {
   "id": "l87",
   "source": "n5",
   "target": "n22",
   "weight": "w:l87"
  },
  {
   "id": "l88",
   "source": "n6",
   "target": "n22",
   "weight": "w:l88"
  },
  {
   "id": "l89",
   "source": "n7",
   "target": "n22",
   "weight": "w:l89"
  },
  {
   "id": "l90",
   "source": "n8",
   "target": "n22",
   "weight": "w:l90"
  },
  {
   "id": "l91",
   "source": "n9",
   "target": "n22",
   "weight": "w:l91"
  },
  {
   "id": "l92",
   "source": "n10",
   "target": "n22",
   "weight": "w:l92"
  },
  {
   "id": "l93",
   "source": "n11",
   "target": "n22",
   "weight": "w:l93"
  },
  {
   "id": "l94",
   "source": "n12",
   "target": "n22",
   "weight": "w:l94"
  },
  {
   "id": "l95",
   "source": "n13",
   "target": "n22",
   "weight": "w:l95"
  },
  {
   "id": "l96",
   "source": "n14",
   "target": "n22",
   "weight": "w:l96"
  },
  {
   "id": "l97",
   "source": "n15",
   "target": "n22",
   "weight": "w:l97"
  },
  {
   "id": "l98",
   "source": "n16",
   "target": "n22",
   "weight": "w:l98"
  },
  {
   "id": "l99",
   "source": "n17",
   "target": "n22",
   "weight": "w:l99"
  },
  {
   "id": "l100",
   "source": "n18",
   "target": "n22",
   "weight": "w:l100"
  },
  {
   "id": "l101",
   "source": "n19",
   "target": "n22",
   "weight": "w:l101"
  },
  {
   "id": "l102",
   "source": "n4",
   "target": "n23",
   "weight": "w:l102"
  },
  {
   "id": "l103",
   "source": "n5",
   "target": "n23",
   "weight": "w:l103"
  },
  {
   "id": "l104",
   "source": "n6",
   "target": "n23",
   "weight": "w:l104"
  },
  {
   "id": "l105",
   "source": "n7",
   "target": "n23",
   "weight": "w:l105"
  },
  {
   "id": "l106",
   "source": "n8",
   "target": "n23",
   "weight": "w:l106"
  },
  {
   "id": "l107",
   "source": "n9",
   "target": "n23",
   "weight": "w:l107"
  },
  {
   "id": "l108",
   "source": "n10",
   "target": "n23",
   "weight": "w:l108"
  },
  {
   "id": "l109",
   "source": "n11",
   "target": "n23",
   "weight": "w:l109"
  },
  {
   "id": "l110",
   "source": "n12",
   "target": "n23",
   "weight": "w:l110"
  },
  {
   "id": "l111",
   "source": "n13",
   "target": "n23",
   "weight": "w:l111"
  },
  {
   "id": "l112",
   "source": "n14",
   "target": "n23",
   "weight": "w:l112"
  },
  {
   "id": "l113",
   "source": "n15",
   "target": "n23",
   "weight": "w:l113"
  },
  {
   "id": "l114",
   "source": "n16",
   "target": "n23",
   "weight": "w:l114"
  },
  {
   "id": "l115",
   "source": "n17",
   "target": "n23",
   "weight": "w:l115"
  },
  {
   "id": "l116",
   "source": "n18",
   "target": "n23",
   "weight": "w:l116"
  },
  {
   "id": "l117",
   "source": "n19",
   "target": "n23",
   "weight": "w:l117"
  },
  {
   "id": "l118",
   "source": "n4",
   "target": "n24",
   "weight": "w:l118"
  },
  {
   "id": "l119",
   "source": "n5",
   "target": "n24",
   "weight": "w:l119"
  },
  {
   "id": "l120",
   "source": "n6",
   "target": "n24",
   "weight": "w:l120"
  },
  {
   "id": "l121",
   "source": "n7",
   "target": "n24",
   "weight": "w:l121"
  },
  {
   "id": "l122",
   "source": "n8",
   "target": "n24",
   "weight": "w:l122"
  },
  {
   "id": "l123",
   "source": "n9",
   "target": "n24",
   "weight": "w:l123"
  },
  {
   "id": "l124",
   "source": "n10",
   "target": "n24",
   "weight": "w:l124"
  },
  {
   "id": "l125",
   "source": "n11",
   "target": "n24",
   "weight": "w:l125"
  },
  {
   "id": "l126",
   "source": "n12",
   "target": "n24",
   "weight": "w:l126"
  },
  {
   "id": "l127",
   "source": "n13",
   "target": "n24",
   "weight": "w:l127"
  },
  {
   "id": "l128",
   "source": "n14",
   "target": "n24",
   "weight": "w:l128"
  },
  {
   "id": "l129",
   "source": "n15",
   "target": "n24",
   "weight": "w:l129"
  },
  {
   "id": "l130",
   "source": "n16",
   "target": "n24",
   "weight": "w:l130"
  },
  {
   "id": "l131",
   "source": "n17",
   "target": "n24",
   "weight": "w:l131"
  },
  {
   "id": "l132",
   "source": "n18",
   "target": "n24",
   "weight": "w:l132"
  },
  {
   "id": "l133",
   "source": "n19",
   "target": "n24",
   "weight": "w:l133"
  },
  {
   "id": "l134",
   "source": "n4",
   "target": "n25",
   "weight": "w:l134"
  },
  {
   "id": "l135",
   "source": "n5",
   "target": "n25",
   "weight": "w:l135"
  },
  {
   "id": "l136",
   "source": "n6",
   "target": "n25",
   "weight": "w:l136"
  },
  {
   "id": "l137",
   "source": "n7",
   "target": "n25",
   "weight": "w:l137"
  },
  {
   "id": "l138",
   "source": "n8",
   "target": "n25",
   "weight": "w:l138"
  },
  {
   "id": "l139",
   "source": "n9",
   "target": "n25",
   "weight": "w:l139"
  },
  {
   "id": "l140",
   "source": "n10",
   "target": "n25",
   "weight": "w:l140"
  },
  {
   "id": "l141",
   "source": "n11",
   "target": "n25",
   "weight": "w:l141"
  },
  {
   "id": "l142",
   "source": "n12",
   "target": "n25",
   "weight": "w:l142"
  },
  {
   "id": "l143",
   "source": "n13",
   "target": "n25",
   "weight": "w:l143"
  },
  {
   "id": "l144",
   "source": "n14",
   "target": "n25",
   "weight": "w:l144"
  },
  {
   "id": "l145",
   "source": "n15",
   "target": "n25",
   "weight": "w:l145"
  },
  {
   "id": "l146",
   "source": "n16",
   "target": "n25",
   "weight": "w:l146"
  },
  {
   "id": "l147",
   "source": "n17",
   "target": "n25",
   "weight": "w:l147"
  },
  {
   "id": "l148",
   "source": "n18",
   "target": "n25",
   "weight": "w:l148"
  },
  {
   "id": "l149",
   "source": "n19",
   "target": "n25",
   "weight": "w:l149"
  },
  {
   "id": "l150",
   "source": "n4",
   "target": "n26",
   "weight": "w:l150"
  },
  {
   "id": "l151",
   "source": "n5",
   "target": "n26",
   "weight": "w:l151"
  },
  {
   "id": "l152",
   "source": "n6",
   "target": "n26",
   "weight": "w:l152"
  },
  {
   "id": "l153",
   "source": "n7",
   "target": "n26",
   "weight": "w:l153"
  },
  {
   "id": "l154",
   "source": "n8",
   "target": "n26",
   "weight": "w:l154"
  },
  {
   "id": "l155",
   "source": "n9",
   "target": "n26",
   "weight": "w:l155"
  },
  {
   "id": "l156",
   "source": "n10",
   "target": "n26",
   "weight": "w:l156"
  },
  {
   "id": "l157",
   "source": "n11",
   "target": "n26",
   "weight": "w:l157"
  },
  {
   "id": "l158",
   "source": "n12",
   "target": "n26",
   "weight": "w:l158"
  },
  {
   "id": "l159",
   "source": "n13",
   "target": "n26",
   "weight": "w:l159"
  },
  {
   "id": "l160",
   "source": "n14",
   "target": "n26",
   "weight": "w:l160"
  },
  {
   "id": "l161",
   "source": "n15",
   "target": "n26",
   "weight": "w:l161"
  },
  {
   "id": "l162",
   "source": "n16",
   "target": "n26",
   "weight": "w:l162"
  },
  {
   "id": "l163",
   "source": "n17",
   "target": "n26",
   "weight": "w:l163"
  },
  {
   "id": "l164",
   "source": "n18",
   "target": "n26",
   "weight": "w:l164"
  },
  {
   "id": "l165",
   "source": "n19",
   "target": "n26",
   "weight": "w:l165"
  },
  {
   "id": "l166",
   "source": "n4",
   "target": "n27",
   "weight": "w:l166"
  },
  {
   "id": "l167",
   "source": "n5",
   "target": "n27",
   "weight": "w:l167"
  },
  {
   "id": "l168",
   "source": "n6",
   "target": "n27",
   "weight": "w:l168"
  },
  {
   "id": "l169",
   "source": "n7",
   "target": "n27",
   "weight": "w:l169"
  },
  {
   "id": "l170",
   "source": "n8",
   "target": "n27",
   "weight": "w:l170"
  },
  {
   "id": "l171",
   "source": "n9",
   "target": "n27",
   "weight": "w:l171"
  },
  {
   "id": "l172",
   "source": "n10",
   "target": "n27",
   "weight": "w:l172"
  },
  {
   "id": "l173",
   "source": "n11",
   "target": "n27",
   "weight": "w:l173"
  },
  {
   "id": "l174",
   "source": "n12",
   "target": "n27",
   "weight": "w:l174"
  },
  {
   "id": "l175",
   "source": "n13",
   "target": "n27",
   "weight": "w:l175"
  },
  {
   "id": "l176",
   "source": "n14",
   "target": "n27",
   "weight": "w:l176"
  },
  {
   "id": "l177",
   "source": "n15",
   "target": "n27",
   "weight": "w:l177"
  },
  {
   "id": "l178",
   "source": "n16",
   "target": "n27",
   "weight": "w:l178"
  },
  {
   "id": "l179",
   "source": "n17",
   "target": "n27",
   "weight": "w:l179"
  },
  {
   "id": "l180",
   "source": "n18",
   "target": "n27",
   "weight": "w:l180"
  },
  {
   "id": "l181",
   "source": "n19",
   "target": "n27",
   "weight": "w:l181"
  },
  {
   "id": "l182",
   "source": "n4",
   "target": "n28",
   "weight": "w:l182"
  },
  {
   "id": "l183",
   "source": "n5",
   "target": "n28",
   "weight": "w:l183"
  },
  {
   "id": "l184",
   "source": "n6",
   "target": "n28",
   "weight": "w:l184"
  },
  {
   "id": "l185",
   "source": "n7",
   "target": "n28",
   "weight": "w:l185"
  },
  {
   "id": "l186",
   "source": "n8",
   "target": "n28",
   "weight": "w:l186"
  },
  {
   "id": "l187",
   "source": "n9",
   "target": "n28",
   "weight": "w:l187"
  },
  {
   "id": "l188",
   "source": "n10",
   "target": "n28",
   "weight": "w:l188"
  },
  {
   "id": "l189",
   "source": "n11",
   "target": "n28",
   "weight": "w:l189"
  },
  {
   "id": "l190",
   "source": "n12",
   "target": "n28",
   "weight": "w:l190"
  },
  {
   "id": "l191",
   "source": "n13",
   "target": "n28",
   "weight": "w:l191"
  },
  {
   "id": "l192",
   "source": "n14",
   "target": "n28",
   "weight": "w:l192"
  },
  {
   "id": "l193",
   "source": "n15",
   "target": "n28",
   "weight": "w:l193"
  },
  {
   "id": "l194",
   "source": "n16",
   "target": "n28",
   "weight": "w:l194"
  },
  {
   "id": "l195",
   "source": "n17",
   "target": "n28",
   "weight": "w:l195"
  },
  {
   "id": "l196",
   "source": "n18",
   "target": "n28",
   "weight": "w:l196"
  },
  {
   "id": "l197",
   "source": "n19",
   "target": "n28",
   "weight": "w:l197"
  },
  {
   "id": "l198",
   "source": "n4",
   "target": "n29",
   "weight": "w:l198"
  },
  {
   "id": "l199",
   "source": "n5",
   "target": "n29",
   "weight": "w:l199"
  },
  {
   "id": "l200",
   "source": "n6",
   "target": "n29",
   "weight": "w:l200"
  },
  {
   "id": "l201",
   "source": "n7",
   "target": "n29",
   "weight": "w:l201"
  },
  {
   "id": "l202",
   "source": "n8",
   "target": "n29",
   "weight": "w:l202"
  },
  {
   "id": "l203",
   "source": "n9",
   "target": "n29",
   "weight": "w:l203"
  },
  {
   "id": "l204",
   "source": "n10",
   "target": "n29",
   "weight": "w:l204"
  },
  {
   "id": "l205",
   "source": "n11",
   "target": "n29",
   "weight": "w:l205"
  },
  {
   "id": "l206",
   "source": "n12",
   "target": "n29",
   "weight": "w:l206"
  },
  {
   "id": "l207",
   "source": "n13",
   "target": "n29",
   "weight": "w:l207"
  },
  {
   "id": "l208",
   "source": "n14",
   "target": "n29",
   "weight": "w:l208"
  },
  {
   "id": "l209",
   "source": "n15",
   "target": "n29",
   "weight": "w:l209"
  },
  {
   "id": "l210",
   "source": "n16",
   "target": "n29",
   "weight": "w:l210"
  },
  {
   "id": "l211",
   "source": "n17",
   "target": "n29",
   "weight": "w:l211"
  },
  {
   "id": "l212",
   "source": "n18",
   "target": "n29",
   "weight": "w:l212"
  },
  {
   "id": "l213",
   "source": "n19",
   "target": "n29",
   "weight": "w:l213"
  },
  {
   "id": "l214",
   "source": "n4",
   "target": "n30",
   "weight": "w:l214"
  },
  {
   "id": "l215",
   "source": "n5",
   "target": "n30",
   "weight": "w:l215"
  },
  {
   "id": "l216",
   "source": "n6",
   "target": "n30",
   "weight": "w:l216"
  },
  {
   "id": "l217",
   "source": "n7",
   "target": "n30",
   "weight": "w:l217"
  },
  {
   "id": "l218",
   "source": "n8",
   "target": "n30",
   "weight": "w:l218"
  },
  {
   "id": "l219",
   "source": "n9",
   "target": "n30",
   "weight": "w:l219"
  },
  {
   "id": "l220",
   "source": "n10",
   "target": "n30",
   "weight": "w:l220"
  },
  {
   "id": "l221",
   "source": "n11",
   "target": "n30",
   "weight": "w:l221"
  },
  {
   "id": "l222",
   "source": "n12",
   "target": "n30",
   "weight": "w:l222"
  },
  {
   "id": "l223",
   "source": "n13",
   "target": "n30",
   "weight": "w:l223"
  },
  {
   "id": "l224",
   "source": "n14",
   "target": "n30",
   "weight": "w:l224"
  },
  {
   "id": "l225",
   "source": "n15",
   "target": "n30",
   "weight": "w:l225"
  },
  {
   "id": "l226",
   "source": "n16",
   "target": "n30",
   "weight": "w:l226"
  },
  {
   "id": "l227",
   "source": "n17",
   "target": "n30",
   "weight": "w:l227"
  },
  {
   "id": "l228",
   "source": "n18",
   "target": "n30",
   "weight": "w:l228"
  },
  {
   "id": "l229",
   "source": "n19",
   "target": "n30",
   "weight": "w:l229"
  },
  {
   "id": "l230",
   "source": "n4",
   "target": "n31",
   "weight": "w:l230"
  },
  {
   "id": "l231",
   "source": "n5",
   "target": "n31",
   "weight": "w:l231"
  },
  {
   "id": "l232",
   "source": "n6",
   "target": "n31",
   "weight": "w:l232"
  },
  {
   "id": "l233",
   "source": "n7",
   "target": "n31",
   "weight": "w:l233"
  },
  {
   "id": "l234",
   "source": "n8",
   "target": "n31",
   "weight": "w:l234"
  },
  {
   "id": "l235",
   "source": "n9",
   "target": "n31",
   "weight": "w:l235"
  },
  {
   "id": "l236",
   "source": "n10",
   "target": "n31",
   "weight": "w:l236"
  },
  {
   "id": "l237",
   "source": "n11",
   "target": "n31",
   "weight": "w:l237"
  },
  {
   "id": "l238",
   "source": "n12",
   "target": "n31",
   "weight": "w:l238"
  },
  {
   "id": "l239",
   "source": "n13",
   "target": "n31",
   "weight": "w:l239"
  },
  {
   "id": "l240",
   "source": "n14",
   "target": "n31",
   "weight": "w:l240"
  },
  {
   "id": "l241",
   "source": "n15",
   "target": "n31",
   "weight": "w:l241"
  },
  {
   "id": "l242",
   "source": "n16",
   "target": "n31",
   "weight": "w:l242"
  },
  {
   "id": "l243",
   "source": "n17",
   "target": "n31",
   "weight": "w:l243"
  },
  {
   "id": "l244",
   "source": "n18",
   "target": "n31",
   "weight": "w:l244"
  },
  {
   "id": "l245",
   "source": "n19",
   "target": "n31",
   "weight": "w:l245"
  },
  {
   "id": "l246",
   "source": "n4",
   "target": "n32",
   "weight": "w:l246"
  },
  {
   "id": "l247",
   "source": "n5",
   "target": "n32",
   "weight": "w:l247"
  },
  {
   "id": "l248",
   "source": "n6",
   "target": "n32",
   "weight": "w:l248"
  },
  {
   "id": "l249",
   "source": "n7",
   "target": "n32",
   "weight": "w:l249"
  },
  {
   "id": "l250",
   "source": "n8",
   "target": "n32",
   "weight": "w:l250"
  },
  {
   "id": "l251",
   "source": "n9",
   "target": "n32",
   "weight": "w:l251"
  },
  {
   "id": "l252",
   "source": "n10",
   "target": "n32",
   "weight": "w:l252"
  },
  {
   "id": "l253",
   "source": "n11",
   "target": "n32",
   "weight": "w:l253"
  },
  {
   "id": "l254",
   "source": "n12",
   "target": "n32",
   "weight": "w:l254"
  },
  {
   "id": "l255",
   "source": "n13",
   "target": "n32",
   "weight": "w:l255"
  },
  {
   "id": "l256",
   "source": "n14",
   "target": "n32",
   "weight": "w:l256"
  },
  {
   "id": "l257",
   "source": "n15",
   "target": "n32",
   "weight": "w:l257"
  },
  {
   "id": "l258",
   "source": "n16",
   "target": "n32",
   "weight": "w:l258"
  },
  {
   "id": "l259",
   "source": "n17",
   "target": "n32",
   "weight": "w:l259"
  },
  {
   "id": "l260",
   "source": "n18",
   "target": "n32",
   "weight": "w:l260"
  },
  {
   "id": "l261",
   "source": "n19",
   "target": "n32",
   "weight": "w:l261"
  },
  {
   "id": "l262",
   "source": "n4",
   "target": "n33",
   "weight": "w:l262"
  },
  {
   "id": "l263",
   "source": "n5",
   "target": "n33",
   "weight": "w:l263"
  },
  {
   "id": "l264",
   "source": "n6",
   "target": "n33",
   "weight": "w:l264"
  },
  {
   "id": "l265",
   "source": "n7",
   "target": "n33",
   "weight": "w:l265"
  },
  {
   "id": "l266",
   "source": "n8",
   "target": "n33",
   "weight": "w:l266"
  },
  {
   "id": "l267",
   "source": "n9",
   "target": "n33",
   "weight": "w:l267"
  },
  {
   "id": "l268",
   "source": "n10",
   "target": "n33",
   "weight": "w:l268"
  },
  {
   "id": "l269",
   "source": "n11",
   "target": "n33",
   "weight": "w:l269"
  },
  {
   "id": "l270",
   "source": "n12",
   "target": "n33",
   "weight": "w:l270"
  },
  {
   "id": "l271",
   "source": "n13",
   "target": "n33",
   "weight": "w:l271"
  },
  {
   "id": "l272",
   "source": "n14",
   "target": "n33",
   "weight": "w:l272"
  },
  {
   "id": "l273",
   "source": "n15",
   "target": "n33",
   "weight": "w:l273"
  },
  {
   "id": "l274",
   "source": "n16",
   "target": "n33",
   "weight": "w:l274"
  },
  {
   "id": "l275",
   "source": "n17",
   "target": "n33",
   "weight": "w:l275"
  },
  {
   "id": "l276",
   "source": "n18",
   "target": "n33",
   "weight": "w:l276"
  },
  {
   "id": "l277",
   "source": "n19",
   "target": "n33",
   "weight": "w:l277"
  },
  {
   "id": "l278",
   "source": "n4",
   "target": "n34",
   "weight": "w:l278"
  },
  {
   "id": "l279",
   "source": "n5",
   "target": "n34",
   "weight": "w:l279"
  },
  {
   "id": "l280",
   "source": "n6",
   "target": "n34",
   "weight": "w:l280"
  },
  {
   "id": "l281",
   "source": "n7",
   "target": "n34",
   "weight": "w:l281"
  },
  {
   "id": "l282",
   "source": "n8",
   "target": "n34",
   "weight": "w:l282"
  },
  {
   "id": "l283",
   "source": "n9",
   "target": "n34",
   "weight": "w:l283"
  },
  {
   "id": "l284",
   "source": "n10",
   "target": "n34",
   "weight": "w:l284"
  },
  {
   "id": "l285",
   "source": "n11",
   "target": "n34",
   "weight": "w:l285"
  },
  {
   "id": "l286",
   "source": "n12",
   "target": "n34",
   "weight": "w:l286"
  },
  {
   "id": "l287",
   "source": "n13",
   "target": "n34",
   "weight": "w:l287"
  },
  {
   "id": "l288",
   "source": "n14",
   "target": "n34",
   "weight": "w:l288"
  },
  {
   "id": "l289",
   "source": "n15",
   "target": "n34",
   "weight": "w:l289"
  },
  {
   "id": "l290",
   "source": "n16",
   "target": "n34",
   "weight": "w:l290"
  },
  {
   "id": "l291",
   "source": "n17",
   "target": "n34",
   "weight": "w:l291"
  },
  {
   "id": "l292",
   "source": "n18",
   "target": "n34",
   "weight": "w:l292"
  },
  {
   "id": "l293",
   "source": "n19",
   "target": "n34",
   "weight": "w:l293"
  },
  {
   "id": "l294",
   "source": "n4",
   "target": "n35",
   "weight": "w:l294"
  },
  {
   "id": "l295",
   "source": "n5",
   "target": "n35",
   "weight": "w:l295"
  },
  {
   "id": "l296",
   "source": "n6",
   "target": "n35",
   "weight": "w:l296"
  },
  {
   "id": "l297",
   "source": "n7",
   "target": "n35",
   "weight": "w:l297"
  },
  {
   "id": "l298",
   "source": "n8",
   "target": "n35",
   "weight": "w:l298"
  },
  {
   "id": "l299",
   "source": "n9",
   "target": "n35",
   "weight": "w:l299"
  },
  {
   "id": "l300",
   "source": "n10",
   "target": "n35",
   "weight": "w:l300"
  },
  {
   "id": "l301",
   "source": "n11",
   "target": "n35",
   "weight": "w:l301"
  },
  {
   "id": "l302",
   "source": "n12",
   "target": "n35",
   "weight": "w:l302"
  },
  {
   "id": "l303",
   "source": "n13",
   "target": "n35",
   "weight": "w:l303"
  },
  {
   "id": "l304",
   "source": "n14",
   "target": "n35",
   "weight": "w:l304"
  },
  {
   "id": "l305",
   "source": "n15",
   "target": "n35",
   "weight": "w:l305"
  },
  {
   "id": "l306",
   "source": "n16",
   "target": "n35",
   "weight": "w:l306"
  },
  {
   "id": "l307",
   "source": "n17",
   "target": "n35",
   "weight": "w:l307"
  },
  {
   "id": "l308",
   "source": "n18",
   "target": "n35",
   "weight": "w:l308"
  },
  {
   "id": "l309",
   "source": "n19",
   "target": "n35",
   "weight": "w:l309"
  },
  {
   "id": "l310",
   "source": "n4",
   "target": "n36",
   "weight": "w:l310"
  },
  {
   "id": "l311",
   "source": "n5",
   "target": "n36",
   "weight": "w:l311"
  },
  {
   "id": "l312",
   "source": "n6",
   "target": "n36",
   "weight": "w:l312"
  },
  {
   "id": "l313",
   "source": "n7",
   "target": "n36",
   "weight": "w:l313"
  },
  {
   "id": "l314",
   "source": "n8",
   "target": "n36",
   "weight": "w:l314"
  },
  {
   "id": "l315",
   "source": "n9",
   "target": "n36",
   "weight": "w:l315"
  },
  {
   "id": "l316",
   "source": "n10",
   "target": "n36",
   "weight": "w:l316"
  },
  {
   "id": "l317",
   "source": "n11",
   "target": "n36",
   "weight": "w:l317"
  },
  {
   "id": "l318",
   "source": "n12",
   "target": "n36",
   "weight": "w:l318"
  },
  {
   "id": "l319",
   "source": "n13",
   "target": "n36",
   "weight": "w:l319"
  },
  {
   "id": "l320",
   "source": "n14",
   "target": "n36",
   "weight": "w:l320"
  },
  {
   "id": "l321",
   "source": "n15",
   "target": "n36",
   "weight": "w:l321"
  },
  {
   "id": "l322",
   "source": "n16",
   "target": "n36",
   "weight": "w:l322"
  },
  {
   "id": "l323",
   "source": "n17",
   "target": "n36",
   "weight": "w:l323"
  },
  {
   "id": "l324",
   "source": "n18",
   "target": "n36",
   "weight": "w:l324"
  },
  {
   "id": "l325",
   "source": "n19",
   "target": "n36",
   "weight": "w:l325"
  },
  {
   "id": "l326",
   "source": "n21",
   "target": "n37",
   "weight": "w:l326"
  },
  {
   "id": "l327",
   "source": "n22",
   "target": "n37",
   "weight": "w:l327"
  },
  {
   "id": "l328",
   "source": "n23",
   "target": "n37",
   "weight": "w:l328"
  },
  {
   "id": "l329",
   "source": "n24",
   "target": "n37",
   "weight": "w:l329"
  },
  {
   "id": "l330",
   "source": "n25",
   "target": "n37",
   "weight": "w:l330"
  },
  {
   "id": "l331",
   "source": "n26",
   "target": "n37",
   "weight": "w:l331"
  },
  {
   "id": "l332",
   "source": "n27",
   "target": "n37",
   "weight": "w:l332"
  },
  {
   "id": "l333",
   "source": "n28",
   "target": "n37",
   "weight": "w:l333"
  },
  {
   "id": "l334",
   "source": "n29",
   "target": "n37",
   "weight": "w:l334"
  },
  {
   "id": "l335",
   "source": "n30",
   "target": "n37",
   "weight": "w:l335"
  },
  {
   "id": "l336",
   "source": "n31",
   "target": "n37",
   "weight": "w:l336"
  },
  {
   "id": "l337",
   "source": "n32",
   "target": "n37",
   "weight": "w:l337"
  },
  {
   "id": "l338",
   "source": "n33",
   "target": "n37",
   "weight": "w:l338"
  },
  {
   "id": "l339",
   "source": "n34",
   "target": "n37",
   "weight": "w:l339"
  },
  {
   "id": "l340",
   "source": "n35",
   "target": "n37",
   "weight": "w:l340"
  },
  {
   "id": "l341",
   "source": "n36",
   "target": "n37",
   "weight": "w:l341"
  }
 ],
 "layers": [
  {
   "id": "g3",
   "name": "Layer 1"
  },
  {
   "id": "g20",
   "name": "Layer 2"
  }
 ],
 "frozen": [],
 "serial": 342,
 "data": {
  "source": {
   "kind": "generated",
   "name": "moons",
   "noise": 0.0
  },
  "train_share": 50.0,
  "seed": "0.5",
  "scaling": "none",
  "stratified": false
 },
 "settings": {
  "learning_rate": 1.0,
  "batch_size": 1000,
  "remainder": "short",
  "loss": "max_margin",
  "penalty": "L2_all",
  "penalty_rate": 0.0001,
  "shuffle": false,
  "optimizer": "sgd",
  "momentum": 0.9,
  "smoothing": 0.99,
  "beta1": 0.9,
  "beta2": 0.999,
  "epsilon": 1e-8,
  "weight_decay": 0.0,
  "clip": 0.0,
  "schedule": "linear",
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
  "w:l38": -0.06996284374825174,
  "w:l39": 0.2230479825729137,
  "b:n5": 0.1,
  "w:l40": 0.1345263487860452,
  "w:l41": -0.0801958960113589,
  "b:n6": 0.1,
  "w:l42": -0.011763359779806304,
  "w:l43": -0.020179877162952442,
  "b:n7": 0.1,
  "w:l44": 0.08975789598787975,
  "w:l45": 0.4253008678984096,
  "b:n8": 0.1,
  "w:l46": 0.20354346445364235,
  "w:l47": 0.22608481124128976,
  "b:n9": 0.1,
  "w:l48": 0.11814090579338488,
  "w:l49": 0.2097561599619221,
  "b:n10": 0.1,
  "w:l50": 0.3312659393108145,
  "w:l51": 0.1549919156954518,
  "b:n11": 0.1,
  "w:l52": -0.37055036185768514,
  "w:l53": 0.47468755329675205,
  "b:n12": 0.1,
  "w:l54": 0.27358878555195576,
  "w:l55": -0.3653053590655452,
  "b:n13": 0.1,
  "w:l56": 0.2185432742158483,
  "w:l57": 0.17981737561786715,
  "b:n14": 0.1,
  "w:l58": 0.40304470863085184,
  "w:l59": -0.20396286241840822,
  "b:n15": 0.1,
  "w:l60": 0.13794319143761402,
  "w:l61": -0.09364136972274001,
  "b:n16": 0.1,
  "w:l62": -0.012222991615397305,
  "w:l63": 0.14961847725935207,
  "b:n17": 0.1,
  "w:l64": 0.4324984907241094,
  "w:l65": -0.08800690268194494,
  "b:n18": 0.1,
  "w:l66": 0.4783808596001342,
  "w:l67": 0.12664572086724457,
  "b:n19": 0.1,
  "w:l68": 0.2820972760306999,
  "w:l69": 0.1361867122356647,
  "b:n21": 0.1,
  "w:l70": 0.09588381089415765,
  "w:l71": -0.28970902183464375,
  "w:l72": 0.1208779670388358,
  "w:l73": 0.34205995599389205,
  "w:l74": 0.09762524226320113,
  "w:l75": -0.4124533772412935,
  "w:l76": 0.2987080528735421,
  "w:l77": -0.4028669063435634,
  "w:l78": 0.4436350988355344,
  "w:l79": -0.2711017301676419,
  "w:l80": -0.3279950135824061,
  "w:l81": -0.0041679234402776655,
  "w:l82": -0.36013326426943215,
  "w:l83": -0.11642263300074429,
  "w:l84": -0.4387814496888469,
  "w:l85": -0.3422407407139772,
  "b:n22": 0.1,
  "w:l86": 0.47700111776528986,
  "w:l87": 0.41990004346643195,
  "w:l88": 0.29807560181670867,
  "w:l89": 0.09364606352452143,
  "w:l90": -0.21440641147013273,
  "w:l91": 0.4687599635088959,
  "w:l92": 0.446082154543454,
  "w:l93": 0.4323436666819742,
  "w:l94": -0.33600975511364095,
  "w:l95": 0.26647342969139987,
  "w:l96": -0.40420278294863315,
  "w:l97": 0.05424113447893486,
  "w:l98": 0.03572356161159673,
  "w:l99": -0.3701443617138303,
  "w:l100": -0.31311534263871343,
  "w:l101": -0.18929677699257663,
  "b:n23": 0.1,
  "w:l102": -0.22908086331189476,
  "w:l103": -0.3533205957139816,
  "w:l104": -0.08369829085811509,
  "w:l105": -0.3336387207475639,
  "w:l106": 0.4264386189846763,
  "w:l107": 0.02977081805286519,
  "w:l108": 0.35640691912729194,
  "w:l109": -0.3455569569795494,
  "w:l110": 0.23316473765456958,
  "w:l111": -0.2927846826946897,
  "w:l112": 0.27008261399968037,
  "w:l113": -0.27728824835887733,
  "w:l114": 0.2261680234598754,
  "w:l115": -0.14712840442115915,
  "w:l116": 0.46299682754463956,
  "w:l117": -0.08330797098751253,
  "b:n24": 0.1,
  "w:l118": 0.3105747550203274,
  "w:l119": -0.37334263092005643,
  "w:l120": -0.4742388344837452,
  "w:l121": -0.3278625891860051,
  "w:l122": -0.33569837620458826,
  "w:l123": 0.2637906868060156,
  "w:l124": 0.4166764269277201,
  "w:l125": -0.3535214288217402,
  "w:l126": 0.16028355637836034,
  "w:l127": -0.014387566700756693,
  "w:l128": -0.3884593031910537,
  "w:l129": -0.20773979573010465,
  "w:l130": -0.28815530435711134,
  "w:l131": 0.33284035012212143,
  "w:l132": -0.25895926034732186,
  "w:l133": 0.23289790288075196,
  "b:n25": 0.1,
  "w:l134": 0.08630235639373118,
  "w:l135": 0.030429525999773333,
  "w:l136": -0.2832349361356151,
  "w:l137": 0.06340423166265574,
  "w:l138": 0.129269798990168,
  "w:l139": 0.16713093378952093,
  "w:l140": 0.36739374933555446,
  "w:l141": -0.47947860085216903,
  "w:l142": -0.14079680419577578,
  "w:l143": -0.1938031182471026,
  "w:l144": 0.3082792808952176,
  "w:l145": 0.4599654669375193,
  "w:l146": 0.40004308531433896,
  "w:l147": -0.18972864029592007,
  "w:l148": 0.4313624380156008,
  "w:l149": 0.4106105276225872,
  "b:n26": 0.1,
  "w:l150": -0.14188204254408399,
  "w:l151": 0.19471573070681458,
  "w:l152": 0.3697588654411006,
  "w:l153": -0.06188980367570246,
  "w:l154": -0.24979624325606742,
  "w:l155": 0.09727859296138197,
  "w:l156": 0.3015508475487605,
  "w:l157": -0.00827550121756121,
  "w:l158": 0.3232512536826597,
  "w:l159": 0.05304348577414475,
  "w:l160": 0.2107568825387478,
  "w:l161": -0.46588782014715124,
  "w:l162": -0.18602292848939767,
  "w:l163": 0.008439167207593634,
  "w:l164": -0.06175681601682631,
  "w:l165": -0.4345613305117163,
  "b:n27": 0.1,
  "w:l166": -0.15315767146780324,
  "w:l167": 0.4941013616344948,
  "w:l168": 0.31232495414684325,
  "w:l169": -0.45976162522401737,
  "w:l170": 0.204561474778159,
  "w:l171": -0.054369669809707644,
  "w:l172": -0.010212900521030632,
  "w:l173": -0.07004292979372428,
  "w:l174": 0.22508950522035842,
  "w:l175": -0.32761988050809654,
  "w:l176": 0.016825201590130567,
  "w:l177": -0.15708616419356236,
  "w:l178": 0.03525904707094263,
  "w:l179": 0.31216753425949384,
  "w:l180": -0.07892028414725344,
  "w:l181": -0.4967406380490526,
  "b:n28": 0.1,
  "w:l182": -0.12880553841852205,
  "w:l183": 0.21767457453319095,
  "w:l184": 0.07331310287727011,
  "w:l185": 0.12856110486233085,
  "w:l186": 0.1040564038656897,
  "w:l187": -0.13705186602023084,
  "w:l188": -0.30513146955871184,
  "w:l189": -0.42644404579020057,
  "w:l190": 0.24834431956374403,
  "w:l191": -0.18961464131803923,
  "w:l192": 0.04792252126031393,
  "w:l193": 0.018251535275383812,
  "w:l194": -0.053089856103478494,
  "w:l195": -0.46431677187939696,
  "w:l196": -0.2881648501564549,
  "w:l197": -0.18746716736387214,
  "b:n29": 0.1,
  "w:l198": 0.025980612883475418,
  "w:l199": -0.42519460605010223,
  "w:l200": -0.42570380146540027,
  "w:l201": -0.41036781908052355,
  "w:l202": -0.24743869892153764,
  "w:l203": -0.1236927618893171,
  "w:l204": 0.2651692597341623,
  "w:l205": 0.3536312363205464,
  "w:l206": 0.24007072929348106,
  "w:l207": 0.4301092084138428,
  "w:l208": 0.18467987035604827,
  "w:l209": -0.4091741730541949,
  "w:l210": -0.22472813358363863,
  "w:l211": 0.47666397843668995,
  "w:l212": -0.2627956504113936,
  "w:l213": -0.08850933493536689,
  "b:n30": 0.1,
  "w:l214": -0.26218776758855833,
  "w:l215": -0.3892854500381941,
  "w:l216": 0.05183235145871823,
  "w:l217": 0.1833365576615832,
  "w:l218": -0.4627776621894065,
  "w:l219": -0.047800276283795406,
  "w:l220": -0.30996497290185887,
  "w:l221": 0.015949440304713014,
  "w:l222": -0.24663081536892612,
  "w:l223": 0.42147018372737044,
  "w:l224": -0.34062010233033896,
  "w:l225": 0.029509754913724096,
  "w:l226": 0.02298435269682586,
  "w:l227": 0.07255212220578955,
  "w:l228": -0.11446895915329824,
  "w:l229": 0.4208196644390356,
  "b:n31": 0.1,
  "w:l230": 0.22743433083444142,
  "w:l231": 0.40057084660158015,
  "w:l232": -0.05005168082367112,
  "w:l233": -0.05303724999683801,
  "w:l234": -0.08456658124407768,
  "w:l235": -0.08916964352772466,
  "w:l236": -0.3729088039028646,
  "w:l237": 0.12110399730738475,
  "w:l238": -0.043896465334673174,
  "w:l239": 0.04231897991631195,
  "w:l240": 0.06271610623065427,
  "w:l241": 0.45502771021370825,
  "w:l242": -0.4388364754490195,
  "w:l243": 0.22954567471545007,
  "w:l244": -0.2889961019651861,
  "w:l245": 0.3950031754819787,
  "b:n32": 0.1,
  "w:l246": -0.3323502461383271,
  "w:l247": -0.2686727663834205,
  "w:l248": 0.005959502659854454,
  "w:l249": 0.3265998622953269,
  "w:l250": 0.20108582071816716,
  "w:l251": -0.1111847793314098,
  "w:l252": 0.08419457976327382,
  "w:l253": 0.3500458299943353,
  "w:l254": 0.295374376720952,
  "w:l255": -0.49500530983563673,
  "w:l256": 0.024667513403776598,
  "w:l257": -0.2503117609785905,
  "w:l258": 0.12800647418424127,
  "w:l259": 0.29767417305209054,
  "w:l260": -0.36877515929957283,
  "w:l261": -0.18187749053325974,
  "b:n33": 0.1,
  "w:l262": 0.1710276208803806,
  "w:l263": -0.3060164749826765,
  "w:l264": -0.10607202921722031,
  "w:l265": 0.12710427885184006,
  "w:l266": 0.02631548153645713,
  "w:l267": -0.2845823519265948,
  "w:l268": 0.45499037610278603,
  "w:l269": 0.4312225038153332,
  "w:l270": 0.018542467224736958,
  "w:l271": 0.056324044344722046,
  "w:l272": 0.40267389681331023,
  "w:l273": 0.13434744429517276,
  "w:l274": 0.45762051229320877,
  "w:l275": 0.3764986017512645,
  "w:l276": -0.34612171760614263,
  "w:l277": 0.15167333699272412,
  "b:n34": 0.1,
  "w:l278": -0.07409010038341929,
  "w:l279": 0.3254029705448912,
  "w:l280": 0.38295971259572337,
  "w:l281": 0.09858184961206207,
  "w:l282": -0.11055009067276089,
  "w:l283": -0.4228624672886,
  "w:l284": -0.007352204501035686,
  "w:l285": 0.05898909121049445,
  "w:l286": 0.3546433270085586,
  "w:l287": 0.054168927704213554,
  "w:l288": 0.20680448587881217,
  "w:l289": -0.10856038057014161,
  "w:l290": -0.20077700848524477,
  "w:l291": -0.13342695976323338,
  "w:l292": 0.4325026474077629,
  "w:l293": 0.027423628787319076,
  "b:n35": 0.1,
  "w:l294": 0.3208422681457431,
  "w:l295": -0.36713244624250285,
  "w:l296": -0.28733775243899706,
  "w:l297": -0.3085918429130782,
  "w:l298": 0.002019228879806989,
  "w:l299": 0.45525742197398644,
  "w:l300": -0.008481701990958879,
  "w:l301": 0.08494358009438285,
  "w:l302": 0.14844500217787493,
  "w:l303": 0.3677160872706574,
  "w:l304": -0.043826583903014915,
  "w:l305": 0.008300585203905753,
  "w:l306": -0.2979750296478579,
  "w:l307": 0.445727178264949,
  "w:l308": 0.29620893747641874,
  "w:l309": -0.12631435195111657,
  "b:n36": 0.1,
  "w:l310": 0.2413736750783585,
  "w:l311": 0.042474247760196704,
  "w:l312": -0.38256402477089957,
  "w:l313": 0.33674206160233533,
  "w:l314": -0.08659653944088319,
  "w:l315": 0.454593278858076,
  "w:l316": -0.0244535432722488,
  "w:l317": -0.11251111172006129,
  "w:l318": -0.21131505376545245,
  "w:l319": 0.055234590814244644,
  "w:l320": -0.03603651324277679,
  "w:l321": 0.45826290925177704,
  "w:l322": -0.03211305893032884,
  "w:l323": 0.24283386806393237,
  "w:l324": -0.36282046526089196,
  "w:l325": -0.19105569499158165,
  "b:n37": 0.1,
  "w:l326": -0.48830011292611664,
  "w:l327": 0.23870911658482352,
  "w:l328": -0.16836315319688533,
  "w:l329": -0.48020622874955576,
  "w:l330": 0.20984889411233376,
  "w:l331": -0.22671383511801085,
  "w:l332": 0.4038354834885133,
  "w:l333": -0.3213166278348928,
  "w:l334": 0.4304678703438516,
  "w:l335": 0.3392823988088304,
  "w:l336": 0.2371820073783787,
  "w:l337": -0.019892328732616316,
  "w:l338": 0.07788060474126235,
  "w:l339": 0.0796992733269205,
  "w:l340": -0.22614645904509656,
  "w:l341": -0.40763177964593067
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
