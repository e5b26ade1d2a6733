{
 "version": 5,
 "inputs": [
  {
   "id": "i30",
   "expression": "p00",
   "at": [
    -188.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i31",
   "expression": "p01",
   "at": [
    -164.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i32",
   "expression": "p02",
   "at": [
    -140.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i33",
   "expression": "p03",
   "at": [
    -116.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i34",
   "expression": "p04",
   "at": [
    -92.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i35",
   "expression": "p05",
   "at": [
    -68.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i36",
   "expression": "p06",
   "at": [
    -44.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i37",
   "expression": "p07",
   "at": [
    -20.0,
    -82.0
   ],
   "box": "image"
  },
  {
   "id": "i38",
   "expression": "p10",
   "at": [
    -188.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i39",
   "expression": "p11",
   "at": [
    -164.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i40",
   "expression": "p12",
   "at": [
    -140.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i41",
   "expression": "p13",
   "at": [
    -116.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i42",
   "expression": "p14",
   "at": [
    -92.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i43",
   "expression": "p15",
   "at": [
    -68.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i44",
   "expression": "p16",
   "at": [
    -44.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i45",
   "expression": "p17",
   "at": [
    -20.0,
    -58.0
   ],
   "box": "image"
  },
  {
   "id": "i46",
   "expression": "p20",
   "at": [
    -188.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i47",
   "expression": "p21",
   "at": [
    -164.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i48",
   "expression": "p22",
   "at": [
    -140.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i49",
   "expression": "p23",
   "at": [
    -116.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i50",
   "expression": "p24",
   "at": [
    -92.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i51",
   "expression": "p25",
   "at": [
    -68.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i52",
   "expression": "p26",
   "at": [
    -44.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i53",
   "expression": "p27",
   "at": [
    -20.0,
    -34.0
   ],
   "box": "image"
  },
  {
   "id": "i54",
   "expression": "p30",
   "at": [
    -188.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i55",
   "expression": "p31",
   "at": [
    -164.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i56",
   "expression": "p32",
   "at": [
    -140.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i57",
   "expression": "p33",
   "at": [
    -116.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i58",
   "expression": "p34",
   "at": [
    -92.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i59",
   "expression": "p35",
   "at": [
    -68.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i60",
   "expression": "p36",
   "at": [
    -44.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i61",
   "expression": "p37",
   "at": [
    -20.0,
    -10.0
   ],
   "box": "image"
  },
  {
   "id": "i62",
   "expression": "p40",
   "at": [
    -188.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i63",
   "expression": "p41",
   "at": [
    -164.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i64",
   "expression": "p42",
   "at": [
    -140.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i65",
   "expression": "p43",
   "at": [
    -116.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i66",
   "expression": "p44",
   "at": [
    -92.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i67",
   "expression": "p45",
   "at": [
    -68.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i68",
   "expression": "p46",
   "at": [
    -44.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i69",
   "expression": "p47",
   "at": [
    -20.0,
    14.0
   ],
   "box": "image"
  },
  {
   "id": "i70",
   "expression": "p50",
   "at": [
    -188.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i71",
   "expression": "p51",
   "at": [
    -164.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i72",
   "expression": "p52",
   "at": [
    -140.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i73",
   "expression": "p53",
   "at": [
    -116.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i74",
   "expression": "p54",
   "at": [
    -92.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i75",
   "expression": "p55",
   "at": [
    -68.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i76",
   "expression": "p56",
   "at": [
    -44.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i77",
   "expression": "p57",
   "at": [
    -20.0,
    38.0
   ],
   "box": "image"
  },
  {
   "id": "i78",
   "expression": "p60",
   "at": [
    -188.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i79",
   "expression": "p61",
   "at": [
    -164.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i80",
   "expression": "p62",
   "at": [
    -140.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i81",
   "expression": "p63",
   "at": [
    -116.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i82",
   "expression": "p64",
   "at": [
    -92.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i83",
   "expression": "p65",
   "at": [
    -68.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i84",
   "expression": "p66",
   "at": [
    -44.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i85",
   "expression": "p67",
   "at": [
    -20.0,
    62.0
   ],
   "box": "image"
  },
  {
   "id": "i86",
   "expression": "p70",
   "at": [
    -188.0,
    86.0
   ],
   "box": "image"
  },
  {
   "id": "i87",
   "expression": "p71",
   "at": [
    -164.0,
    86.0
   ],
   "box": "image"
  },
  {
   "id": "i88",
   "expression": "p72",
   "at": [
    -140.0,
    86.0
   ],
   "box": "image"
  },
  {
   "id": "i89",
   "expression": "p73",
   "at": [
    -116.0,
    86.0
   ],
   "box": "image"
  },
  {
   "id": "i90",
   "expression": "p74",
   "at": [
    -92.0,
    86.0
   ],
   "box": "image"
  },
  {
   "id": "i91",
   "expression": "p75",
   "at": [
    -68.0,
    86.0
   ],
   "box": "image"
  },
  {
   "id": "i92",
   "expression": "p76",
   "at": [
    -44.0,
    86.0
   ],
   "box": "image"
  },
  {
   "id": "i93",
   "expression": "p77",
   "at": [
    -20.0,
    86.0
   ],
   "box": "image"
  }
 ],
 "neurons": [
  {
   "id": "n95",
   "name": "h1.1",
   "activation": "tanh",
   "bias": "b:n95",
   "at": [
    200.0,
    -1116.0
   ],
   "layer": "g94"
  },
  {
   "id": "n96",
   "name": "h1.2",
   "activation": "tanh",
   "bias": "b:n96",
   "at": [
    200.0,
    -1044.0
   ],
   "layer": "g94"
  },
  {
   "id": "n97",
   "name": "h1.3",
   "activation": "tanh",
   "bias": "b:n97",
   "at": [
    200.0,
    -972.0
   ],
   "layer": "g94"
  },
  {
   "id": "n127",
   "name": "digit 0",
   "activation": "linear",
   "bias": "b:n127",
   "at": [
    552.0,
    -164.0
   ],
   "output": 0,
   "box": "bars"
  },
  {
   "id": "n128",
   "name": "digit 1",
   "activation": "linear",
   "bias": "b:n128",
   "at": [
    552.0,
    -124.0
   ],
   "output": 1,
   "box": "bars"
  },
  {
   "id": "n129",
   "name": "digit 2",
   "activation": "linear",
   "bias": "b:n129",
   "at": [
    552.0,
    -84.0
   ],
   "output": 2,
   "box": "bars"
  },
  {
   "id": "n130",
   "name": "digit 3",
   "activation": "linear",
   "bias": "b:n130",
   "at": [
    552.0,
    -44.0
   ],
   "output": 3,
   "box": "bars"
  },
  {
   "id": "n131",
   "name": "digit 4",
   "activation": "linear",
   "bias": "b:n131",
   "at": [
    552.0,
    -4.0
   ],
   "output": 4,
   "box": "bars"
  },
  {
   "id": "n132",
   "name": "digit 5",
   "activation": "linear",
   "bias": "b:n132",
   "at": [
    552.0,
    36.0
   ],
   "output": 5,
   "box": "bars"
  },
  {
   "id": "n133",
   "name": "digit 6",
   "activation": "linear",
   "bias": "b:n133",
   "at": [
    552.0,
    76.0
   ],
   "output": 6,
   "box": "bars"
  },
  {
   "id": "n134",
   "name": "digit 7",
   "activation": "linear",
   "bias": "b:n134",
   "at": [
    552.0,
    116.0
   ],
   "output": 7,
   "box": "bars"
  },
  {
   "id": "n135",
   "name": "digit 8",
   "activation": "linear",
   "bias": "b:n135",
   "at": [
    552.0,
    156.0
   ],
   "output": 8,
   "box": "bars"
  },
  {
   "id": "n136",
   "name": "digit 9",
   "activation": "linear",
   "bias": "b:n136",
   "at": [
    552.0,
    196.0
   ],
   "output": 9,
   "box": "bars"
  }
 ],
 "links": [
  {
   "id": "l137",
   "source": "i30",
   "target": "n95",
   "weight": "w:l137"
  },
  {
   "id": "l138",
   "source": "i31",
   "target": "n95",
   "weight": "w:l138"
  },
  {
   "id": "l139",
   "source": "i32",
   "target": "n95",
   "weight": "w:l139"
  },
  {
   "id": "l140",
   "source": "i33",
   "target": "n95",
   "weight": "w:l140"
  },
  {
   "id": "l141",
   "source": "i34",
   "target": "n95",
   "weight": "w:l141"
  },
  {
   "id": "l142",
   "source": "i35",
   "target": "n95",
   "weight": "w:l142"
  },
  {
   "id": "l143",
   "source": "i36",
   "target": "n95",
   "weight": "w:l143"
  },
  {
   "id": "l144",
   "source": "i37",
   "target": "n95",
   "weight": "w:l144"
  },
  {
   "id": "l145",
   "source": "i38",
   "target": "n95",
   "weight": "w:l145"
  },
  {
   "id": "l146",
   "source": "i39",
   "target": "n95",
   "weight": "w:l146"
  },
  {
   "id": "l147",
   "source": "i40",
   "target": "n95",
   "weight": "w:l147"
  },
  {
   "id": "l148",
   "source": "i41",
   "target": "n95",
   "weight": "w:l148"
  },
  {
   "id": "l149",
   "source": "i42",
   "target": "n95",
   "weight": "w:l149"
  },
  {
   "id": "l150",
   "source": "i43",
   "target": "n95",
   "weight": "w:l150"
  },
  {
   "id": "l151",
   "source": "i44",
   "target": "n95",
   "weight": "w:l151"
  },
  {
   "id": "l152",
   "source": "i45",
   "target": "n95",
   "weight": "w:l152"
  },
  {
   "id": "l153",
   "source": "i46",
   "target": "n95",
   "weight": "w:l153"
  },
  {
   "id": "l154",
   "source": "i47",
   "target": "n95",
   "weight": "w:l154"
  },
  {
   "id": "l155",
   "source": "i48",
   "target": "n95",
   "weight": "w:l155"
  },
  {
   "id": "l156",
   "source": "i49",
   "target": "n95",
   "weight": "w:l156"
  },
  {
   "id": "l157",
   "source": "i50",
   "target": "n95",
   "weight": "w:l157"
  },
  {
   "id": "l158",
   "source": "i51",
   "target": "n95",
   "weight": "w:l158"
  },
  {
   "id": "l159",
   "source": "i52",
   "target": "n95",
   "weight": "w:l159"
  },
  {
   "id": "l160",
   "source": "i53",
   "target": "n95",
   "weight": "w:l160"
  },
  {
   "id": "l161",
   "source": "i54",
   "target": "n95",
   "weight": "w:l161"
  },
  {
   "id": "l162",
   "source": "i55",
   "target": "n95",
   "weight": "w:l162"
  },
  {
   "id": "l163",
   "source": "i56",
   "target": "n95",
   "weight": "w:l163"
  },
  {
   "id": "l164",
   "source": "i57",
   "target": "n95",
   "weight": "w:l164"
  },
  {
   "id": "l165",
   "source": "i58",
   "target": "n95",
   "weight": "w:l165"
  },
  {
   "id": "l166",
   "source": "i59",
   "target": "n95",
   "weight": "w:l166"
  },
  {
   "id": "l167",
   "source": "i60",
   "target": "n95",
   "weight": "w:l167"
  },
  {
   "id": "l168",
   "source": "i61",
   "target": "n95",
   "weight": "w:l168"
  },
  {
   "id": "l169",
   "source": "i62",
   "target": "n95",
   "weight": "w:l169"
  },
  {
   "id": "l170",
   "source": "i63",
   "target": "n95",
   "weight": "w:l170"
  },
  {
   "id": "l171",
   "source": "i64",
   "target": "n95",
   "weight": "w:l171"
  },
  {
   "id": "l172",
   "source": "i65",
   "target": "n95",
   "weight": "w:l172"
  },
  {
   "id": "l173",
   "source": "i66",
   "target": "n95",
   "weight": "w:l173"
  },
  {
   "id": "l174",
   "source": "i67",
   "target": "n95",
   "weight": "w:l174"
  },
  {
   "id": "l175",
   "source": "i68",
   "target": "n95",
   "weight": "w:l175"
  },
  {
   "id": "l176",
   "source": "i69",
   "target": "n95",
   "weight": "w:l176"
  },
  {
   "id": "l177",
   "source": "i70",
   "target": "n95",
   "weight": "w:l177"
  },
  {
   "id": "l178",
   "source": "i71",
   "target": "n95",
   "weight": "w:l178"
  },
  {
   "id": "l179",
   "source": "i72",
   "target": "n95",
   "weight": "w:l179"
  },
  {
   "id": "l180",
   "source": "i73",
   "target": "n95",
   "weight": "w:l180"
  },
  {
   "id": "l181",
   "source": "i74",
   "target": "n95",
   "weight": "w:l181"
  },
  {
   "id": "l182",
   "source": "i75",
   "target": "n95",
   "weight": "w:l182"
  },
  {
   "id": "l183",
   "source": "i76",
   "target": "n95",
   "weight": "w:l183"
  },
  {
   "id": "l184",
   "source": "i77",
   "target": "n95",
   "weight": "w:l184"
  },
  {
   "id": "l185",
   "source": "i78",
   "target": "n95",
   "weight": "w:l185"
  },
  {
   "id": "l186",
   "source": "i79",
   "target": "n95",
   "weight": "w:l186"
  },
  {
   "id": "l187",
   "source": "i80",
   "target": "n95",
   "weight": "w:l187"
  },
  {
   "id": "l188",
   "source": "i81",
   "target": "n95",
   "weight": "w:l188"
  },
  {
   "id": "l189",
   "source": "i82",
   "target": "n95",
   "weight": "w:l189"
  },
  {
   "id": "l190",
   "source": "i83",
   "target": "n95",
   "weight": "w:l190"
  },
  {
   "id": "l191",
   "source": "i84",
   "target": "n95",
   "weight": "w:l191"
  },
  {
   "id": "l192",
   "source": "i85",
   "target": "n95",
   "weight": "w:l192"
  },
  {
   "id": "l193",
   "source": "i86",
   "target": "n95",
   "weight": "w:l193"
  },
  {
   "id": "l194",
   "source": "i87",
   "target": "n95",
   "weight": "w:l194"
  },
  {
   "id": "l195",
   "source": "i88",
   "target": "n95",
   "weight": "w:l195"
  },
  {
   "id": "l196",
   "source": "i89",
   "target": "n95",
   "weight": "w:l196"
  },
  {
   "id": "l197",
   "source": "i90",
   "target": "n95",
   "weight": "w:l197"
  },
  {
   "id": "l198",
   "source": "i91",
   "target": "n95",
   "weight": "w:l198"
  },
  {
   "id": "l199",
   "source": "i92",
   "target": "n95",
   "weight": "w:l199"
  },
  {
   "id": "l200",
   "source": "i93",
   "target": "n95",
   "weight": "w:l200"
  },
  {
   "id": "l201",
   "source": "i30",
   "target": "n96",
   "weight": "w:l201"
  },
  {
   "id": "l202",
   "source": "i31",
   "target": "n96",
   "weight": "w:l202"
  },
  {
   "id": "l203",
   "source": "i32",
   "target": "n96",
   "weight": "w:l203"
  },
  {
   "id": "l204",
   "source": "i33",
   "target": "n96",
   "weight": "w:l204"
  },
  {
   "id": "l205",
   "source": "i34",
   "target": "n96",
   "weight": "w:l205"
  },
  {
   "id": "l206",
   "source": "i35",
   "target": "n96",
   "weight": "w:l206"
  },
  {
   "id": "l207",
   "source": "i36",
   "target": "n96",
   "weight": "w:l207"
  },
  {
   "id": "l208",
   "source": "i37",
   "target": "n96",
   "weight": "w:l208"
  },
  {
   "id": "l209",
   "source": "i38",
   "target": "n96",
   "weight": "w:l209"
  },
  {
   "id": "l210",
   "source": "i39",
   "target": "n96",
   "weight": "w:l210"
  },
  {
   "id": "l211",
   "source": "i40",
   "target": "n96",
   "weight": "w:l211"
  },
  {
   "id": "l212",
   "source": "i41",
   "target": "n96",
   "weight": "w:l212"
  },
  {
   "id": "l213",
   "source": "i42",
   "target": "n96",
   "weight": "w:l213"
  },
  {
   "id": "l214",
   "source": "i43",
   "target": "n96",
   "weight": "w:l214"
  },
  {
   "id": "l215",
   "source": "i44",
   "target": "n96",
   "weight": "w:l215"
  },
  {
   "id": "l216",
   "source": "i45",
   "target": "n96",
   "weight": "w:l216"
  },
  {
   "id": "l217",
   "source": "i46",
   "target": "n96",
   "weight": "w:l217"
  },
  {
   "id": "l218",
   "source": "i47",
   "target": "n96",
   "weight": "w:l218"
  },
  {
   "id": "l219",
   "source": "i48",
   "target": "n96",
   "weight": "w:l219"
  },
  {
   "id": "l220",
   "source": "i49",
   "target": "n96",
   "weight": "w:l220"
  },
  {
   "id": "l221",
   "source": "i50",
   "target": "n96",
   "weight": "w:l221"
  },
  {
   "id": "l222",
   "source": "i51",
   "target": "n96",
   "weight": "w:l222"
  },
  {
   "id": "l223",
   "source": "i52",
   "target": "n96",
   "weight": "w:l223"
  },
  {
   "id": "l224",
   "source": "i53",
   "target": "n96",
   "weight": "w:l224"
  },
  {
   "id": "l225",
   "source": "i54",
   "target": "n96",
   "weight": "w:l225"
  },
  {
   "id": "l226",
   "source": "i55",
   "target": "n96",
   "weight": "w:l226"
  },
  {
   "id": "l227",
   "source": "i56",
   "target": "n96",
   "weight": "w:l227"
  },
  {
   "id": "l228",
   "source": "i57",
   "target": "n96",
   "weight": "w:l228"
  },
  {
   "id": "l229",
   "source": "i58",
   "target": "n96",
   "weight": "w:l229"
  },
  {
   "id": "l230",
   "source": "i59",
   "target": "n96",
   "weight": "w:l230"
  },
  {
   "id": "l231",
   "source": "i60",
   "target": "n96",
   "weight": "w:l231"
  },
  {
   "id": "l232",
   "source": "i61",
   "target": "n96",
   "weight": "w:l232"
  },
  {
   "id": "l233",
   "source": "i62",
   "target": "n96",
   "weight": "w:l233"
  },
  {
   "id": "l234",
   "source": "i63",
   "target": "n96",
   "weight": "w:l234"
  },
  {
   "id": "l235",
   "source": "i64",
   "target": "n96",
   "weight": "w:l235"
  },
  {
   "id": "l236",
   "source": "i65",
   "target": "n96",
   "weight": "w:l236"
  },
  {
   "id": "l237",
   "source": "i66",
   "target": "n96",
   "weight": "w:l237"
  },
  {
   "id": "l238",
   "source": "i67",
   "target": "n96",
   "weight": "w:l238"
  },
  {
   "id": "l239",
   "source": "i68",
   "target": "n96",
   "weight": "w:l239"
  },
  {
   "id": "l240",
   "source": "i69",
   "target": "n96",
   "weight": "w:l240"
  },
  {
   "id": "l241",
   "source": "i70",
   "target": "n96",
   "weight": "w:l241"
  },
  {
   "id": "l242",
   "source": "i71",
   "target": "n96",
   "weight": "w:l242"
  },
  {
   "id": "l243",
   "source": "i72",
   "target": "n96",
   "weight": "w:l243"
  },
  {
   "id": "l244",
   "source": "i73",
   "target": "n96",
   "weight": "w:l244"
  },
  {
   "id": "l245",
   "source": "i74",
   "target": "n96",
   "weight": "w:l245"
  },
  {
   "id": "l246",
   "source": "i75",
   "target": "n96",
   "weight": "w:l246"
  },
  {
   "id": "l247",
   "source": "i76",
   "target": "n96",
   "weight": "w:l247"
  },
  {
   "id": "l248",
   "source": "i77",
   "target": "n96",
   "weight": "w:l248"
  },
  {
   "id": "l249",
   "source": "i78",
   "target": "n96",
   "weight": "w:l249"
  },
  {
   "id": "l250",
   "source": "i79",
   "target": "n96",
   "weight": "w:l250"
  },
  {
   "id": "l251",
   "source": "i80",
   "target": "n96",
   "weight": "w:l251"
  },
  {
   "id": "l252",
   "source": "i81",
   "target": "n96",
   "weight": "w:l252"
  },
  {
   "id": "l253",
   "source": "i82",
   "target": "n96",
   "weight": "w:l253"
  },
  {
   "id": "l254",
   "source": "i83",
   "target": "n96",
   "weight": "w:l254"
  },
  {
   "id": "l255",
   "source": "i84",
   "target": "n96",
   "weight": "w:l255"
  },
  {
   "id": "l256",
   "source": "i85",
   "target": "n96",
   "weight": "w:l256"
  },
  {
   "id": "l257",
   "source": "i86",
   "target": "n96",
   "weight": "w:l257"
  },
  {
   "id": "l258",
   "source": "i87",
   "target": "n96",
   "weight": "w:l258"
  },
  {
   "id": "l259",
   "source": "i88",
   "target": "n96",
   "weight": "w:l259"
  },
  {
   "id": "l260",
   "source": "i89",
   "target": "n96",
   "weight": "w:l260"
  },
  {
   "id": "l261",
   "source": "i90",
   "target": "n96",
   "weight": "w:l261"
  },
  {
   "id": "l262",
   "source": "i91",
   "target": "n96",
   "weight": "w:l262"
  },
  {
   "id": "l263",
   "source": "i92",
   "target": "n96",
   "weight": "w:l263"
  },
  {
   "id": "l264",
   "source": "i93",
   "target": "n96",
   "weight": "w:l264"
  },
  {
   "id": "l265",
   "source": "i30",
   "target": "n97",
   "weight": "w:l265"
  },
  {
   "id": "l266",
   "source": "i31",
   "target": "n97",
   "weight": "w:l266"
  },
  {
   "id": "l267",
   "source": "i32",
   "target": "n97",
   "weight": "w:l267"
  },
  {
   "id": "l268",
   "source": "i33",
   "target": "n97",
   "weight": "w:l268"
  },
  {
   "id": "l269",
   "source": "i34",
   "target": "n97",
   "weight": "w:l269"
  },
  {
   "id": "l270",
   "source": "i35",
   "target": "n97",
   "weight": "w:l270"
  },
  {
   "id": "l271",
   "source": "i36",
   "target": "n97",
   "weight": "w:l271"
  },
  {
   "id": "l272",
   "source": "i37",
   "target": "n97",
   "weight": "w:l272"
  },
  {
   "id": "l273",
   "source": "i38",
   "target": "n97",
   "weight": "w:l273"
  },
  {
   "id": "l274",
   "source": "i39",
   "target": "n97",
   "weight": "w:l274"
  },
  {
   "id": "l275",
   "source": "i40",
   "target": "n97",
   "weight": "w:l275"
  },
  {
   "id": "l276",
   "source": "i41",
   "target": "n97",
   "weight": "w:l276"
  },
  {
   "id": "l277",
   "source": "i42",
   "target": "n97",
   "weight": "w:l277"
  },
  {
   "id": "l278",
   "source": "i43",
   "target": "n97",
   "weight": "w:l278"
  },
  {
   "id": "l279",
   "source": "i44",
   "target": "n97",
   "weight": "w:l279"
  },
  {
   "id": "l280",
   "source": "i45",
   "target": "n97",
   "weight": "w:l280"
  },
  {
   "id": "l281",
   "source": "i46",
   "target": "n97",
   "weight": "w:l281"
  },
  {
   "id": "l282",
   "source": "i47",
   "target": "n97",
   "weight": "w:l282"
  },
  {
   "id": "l283",
   "source": "i48",
   "target": "n97",
   "weight": "w:l283"
  },
  {
   "id": "l284",
   "source": "i49",
   "target": "n97",
   "weight": "w:l284"
  },
  {
   "id": "l285",
   "source": "i50",
   "target": "n97",
   "weight": "w:l285"
  },
  {
   "id": "l286",
   "source": "i51",
   "target": "n97",
   "weight": "w:l286"
  },
  {
   "id": "l287",
   "source": "i52",
   "target": "n97",
   "weight": "w:l287"
  },
  {
   "id": "l288",
   "source": "i53",
   "target": "n97",
   "weight": "w:l288"
  },
  {
   "id": "l289",
   "source": "i54",
   "target": "n97",
   "weight": "w:l289"
  },
  {
   "id": "l290",
   "source": "i55",
   "target": "n97",
   "weight": "w:l290"
  },
  {
   "id": "l291",
   "source": "i56",
   "target": "n97",
   "weight": "w:l291"
  },
  {
   "id": "l292",
   "source": "i57",
   "target": "n97",
   "weight": "w:l292"
  },
  {
   "id": "l293",
   "source": "i58",
   "target": "n97",
   "weight": "w:l293"
  },
  {
   "id": "l294",
   "source": "i59",
   "target": "n97",
   "weight": "w:l294"
  },
  {
   "id": "l295",
   "source": "i60",
   "target": "n97",
   "weight": "w:l295"
  },
  {
   "id": "l296",
   "source": "i61",
   "target": "n97",
   "weight": "w:l296"
  },
  {
   "id": "l297",
   "source": "i62",
   "target": "n97",
   "weight": "w:l297"
  },
  {
   "id": "l298",
   "source": "i63",
   "target": "n97",
   "weight": "w:l298"
  },
  {
   "id": "l299",
   "source": "i64",
   "target": "n97",
   "weight": "w:l299"
  },
  {
   "id": "l300",
   "source": "i65",
   "target": "n97",
   "weight": "w:l300"
  },
  {
   "id": "l301",
   "source": "i66",
   "target": "n97",
   "weight": "w:l301"
  },
  {
   "id": "l302",
   "source": "i67",
   "target": "n97",
   "weight": "w:l302"
  },
  {
   "id": "l303",
   "source": "i68",
   "target": "n97",
   "weight": "w:l303"
  },
  {
   "id": "l304",
   "source": "i69",
   "target": "n97",
   "weight": "w:l304"
  },
  {
   "id": "l305",
   "source": "i70",
   "target": "n97",
   "weight": "w:l305"
  },
  {
   "id": "l306",
   "source": "i71",
   "target": "n97",
   "weight": "w:l306"
  },
  {
   "id": "l307",
   "source": "i72",
   "target": "n97",
   "weight": "w:l307"
  },
  {
   "id": "l308",
   "source": "i73",
   "target": "n97",
   "weight": "w:l308"
  },
  {
   "id": "l309",
   "source": "i74",
   "target": "n97",
   "weight": "w:l309"
  },
  {
   "id": "l310",
   "source": "i75",
   "target": "n97",
   "weight": "w:l310"
  },
  {
   "id": "l311",
   "source": "i76",
   "target": "n97",
   "weight": "w:l311"
  },
  {
   "id": "l312",
   "source": "i77",
   "target": "n97",
   "weight": "w:l312"
  },
  {
   "id": "l313",
   "source": "i78",
   "target": "n97",
   "weight": "w:l313"
  },
  {
   "id": "l314",
   "source": "i79",
   "target": "n97",
   "weight": "w:l314"
  },
  {
   "id": "l315",
   "source": "i80",
   "target": "n97",
   "weight": "w:l315"
  },
  {
   "id": "l316",
   "source": "i81",
   "target": "n97",
   "weight": "w:l316"
  },
  {
   "id": "l317",
   "source": "i82",
   "target": "n97",
   "weight": "w:l317"
  },
  {
   "id": "l318",
   "source": "i83",
   "target": "n97",
   "weight": "w:l318"
  },
  {
   "id": "l319",
   "source": "i84",
   "target": "n97",
   "weight": "w:l319"
  },
  {
   "id": "l320",
   "source": "i85",
   "target": "n97",
   "weight": "w:l320"
  },
  {
   "id": "l321",
   "source": "i86",
   "target": "n97",
   "weight": "w:l321"
  },
  {
   "id": "l322",
   "source": "i87",
   "target": "n97",
   "weight": "w:l322"
  },
  {
   "id": "l323",
   "source": "i88",
   "target": "n97",
   "weight": "w:l323"
  },
  {
   "id": "l324",
   "source": "i89",
   "target": "n97",
   "weight": "w:l324"
  },
  {
   "id": "l325",
   "source": "i90",
   "target": "n97",
   "weight": "w:l325"
  },
  {
   "id": "l326",
   "source": "i91",
   "target": "n97",
   "weight": "w:l326"
  },
  {
   "id": "l327",
   "source": "i92",
   "target": "n97",
   "weight": "w:l327"
  },
  {
   "id": "l328",
   "source": "i93",
   "target": "n97",
   "weight": "w:l328"
  },
  {
   "id": "l2185",
   "source": "n95",
   "target": "n127",
   "weight": "w:l2185"
  },
  {
   "id": "l2186",
   "source": "n96",
   "target": "n127",
   "weight": "w:l2186"
  },
  {
   "id": "l2187",
   "source": "n97",
   "target": "n127",
   "weight": "w:l2187"
  },
  {
   "id": "l2217",
   "source": "n95",
   "target": "n128",
   "weight": "w:l2217"
  },
  {
   "id": "l2218",
   "source": "n96",
   "target": "n128",
   "weight": "w:l2218"
  },
  {
   "id": "l2219",
   "source": "n97",
   "target": "n128",
   "weight": "w:l2219"
  },
  {
   "id": "l2249",
   "source": "n95",
   "target": "n129",
   "weight": "w:l2249"
  },
  {
   "id": "l2250",
   "source": "n96",
   "target": "n129",
   "weight": "w:l2250"
  },
  {
   "id": "l2251",
   "source": "n97",
   "target": "n129",
   "weight": "w:l2251"
  },
  {
   "id": "l2281",
   "source": "n95",
   "target": "n130",
   "weight": "w:l2281"
  },
  {
   "id": "l2282",
   "source": "n96",
   "target": "n130",
   "weight": "w:l2282"
  },
  {
   "id": "l2283",
   "source": "n97",
   "target": "n130",
   "weight": "w:l2283"
  },
  {
   "id": "l2313",
   "source": "n95",
   "target": "n131",
   "weight": "w:l2313"
  },
  {
   "id": "l2314",
   "source": "n96",
   "target": "n131",
   "weight": "w:l2314"
  },
  {
   "id": "l2315",
   "source": "n97",
   "target": "n131",
   "weight": "w:l2315"
  },
  {
   "id": "l2345",
   "source": "n95",
   "target": "n132",
   "weight": "w:l2345"
  },
  {
   "id": "l2346",
   "source": "n96",
   "target": "n132",
   "weight": "w:l2346"
  },
  {
   "id": "l2347",
   "source": "n97",
   "target": "n132",
   "weight": "w:l2347"
  },
  {
   "id": "l2377",
   "source": "n95",
   "target": "n133",
   "weight": "w:l2377"
  },
  {
   "id": "l2378",
   "source": "n96",
   "target": "n133",
   "weight": "w:l2378"
  },
  {
   "id": "l2379",
   "source": "n97",
   "target": "n133",
   "weight": "w:l2379"
  },
  {
   "id": "l2409",
   "source": "n95",
   "target": "n134",
   "weight": "w:l2409"
  },
  {
   "id": "l2410",
   "source": "n96",
   "target": "n134",
   "weight": "w:l2410"
  },
  {
   "id": "l2411",
   "source": "n97",
   "target": "n134",
   "weight": "w:l2411"
  },
  {
   "id": "l2441",
   "source": "n95",
   "target": "n135",
   "weight": "w:l2441"
  },
  {
   "id": "l2442",
   "source": "n96",
   "target": "n135",
   "weight": "w:l2442"
  },
  {
   "id": "l2443",
   "source": "n97",
   "target": "n135",
   "weight": "w:l2443"
  },
  {
   "id": "l2473",
   "source": "n95",
   "target": "n136",
   "weight": "w:l2473"
  },
  {
   "id": "l2474",
   "source": "n96",
   "target": "n136",
   "weight": "w:l2474"
  },
  {
   "id": "l2475",
   "source": "n97",
   "target": "n136",
   "weight": "w:l2475"
  }
 ],
 "layers": [
  {
   "id": "g94",
   "name": "Layer 1"
  }
 ],
 "frozen": [],
 "serial": 2505,
 "data": {
  "source": {
   "kind": "shipped",
   "name": "digits"
  },
  "train_share": 50.0,
  "seed": "0.5",
  "scaling": "standardize",
  "stratified": false
 },
 "settings": {
  "learning_rate": 0.01,
  "batch_size": 32,
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
  "b:n95": 0.0,
  "w:l137": 0.23315888578681326,
  "w:l138": -0.09158562184402552,
  "w:l139": -0.04282348976615402,
  "w:l140": -0.13250415843669788,
  "w:l141": -0.2039978078254751,
  "w:l142": -0.06011652023471209,
  "w:l143": -0.22386499359135986,
  "w:l144": -0.20832844997411087,
  "w:l145": 0.0674411948577201,
  "w:l146": -0.11304268551909047,
  "w:l147": -0.08340387046246328,
  "w:l148": 0.10875306985333694,
  "w:l149": 0.06112471686049126,
  "w:l150": -0.18466412315740877,
  "w:l151": 0.2435657902683056,
  "w:l152": 0.03718966149073244,
  "w:l153": -0.1715903736283479,
  "w:l154": 0.09676009001338409,
  "w:l155": -0.11567729188643416,
  "w:l156": 0.22333627635309716,
  "w:l157": -0.014134942221955327,
  "w:l158": -0.019315603192102293,
  "w:l159": -0.09625840224759241,
  "w:l160": -0.10098375253038616,
  "w:l161": -0.18841303442060864,
  "w:l162": 0.002793336569595073,
  "w:l163": -0.07514637089081655,
  "w:l164": -0.18938763486410765,
  "w:l165": 0.09850503359844015,
  "w:l166": 0.11371069963615016,
  "w:l167": 0.16887753315555248,
  "w:l168": 0.2484019184725325,
  "w:l169": -0.04071757433865458,
  "w:l170": 0.14167920566575515,
  "w:l171": -0.14346930567305727,
  "w:l172": 0.22434747580096137,
  "w:l173": 0.1414485669015907,
  "w:l174": -0.20305843144274088,
  "w:l175": -0.07905941363319097,
  "w:l176": 0.08054907657081711,
  "w:l177": 0.10215216207672423,
  "w:l178": 0.07863956225705276,
  "w:l179": 0.07823998646820529,
  "w:l180": -0.052638071527210784,
  "w:l181": -0.2032396609754425,
  "w:l182": 0.13107498508613064,
  "w:l183": -0.02143861988571072,
  "w:l184": -0.04490445789813685,
  "w:l185": 0.09735369285326329,
  "w:l186": -0.1428157420829274,
  "w:l187": 0.12177001862426245,
  "w:l188": 0.16032696176297628,
  "w:l189": -0.23550108323190277,
  "w:l190": 0.0699907890987641,
  "w:l191": 0.11641700994977083,
  "w:l192": -0.24103292295154644,
  "w:l193": 0.1690111619402362,
  "w:l194": 0.09755062724990549,
  "w:l195": -0.13415356188615002,
  "w:l196": -0.21405222770180393,
  "w:l197": 0.1350697839266985,
  "w:l198": -0.013907442985841068,
  "w:l199": -0.14168815824111547,
  "w:l200": -0.1996573638561288,
  "b:n96": 0.0,
  "w:l201": 0.005480851094691763,
  "w:l202": -0.10337335219188576,
  "w:l203": 0.0976534507930032,
  "w:l204": -0.01395255384035804,
  "w:l205": -0.2043216681752701,
  "w:l206": 0.24510015892848708,
  "w:l207": 0.061738443615722394,
  "w:l208": -0.08945768797668913,
  "w:l209": -0.22899968461978687,
  "w:l210": 0.23268161687392758,
  "w:l211": 0.08147976243867372,
  "w:l212": 0.04476750356765341,
  "w:l213": 0.23577619069874806,
  "w:l214": 0.0995023136983082,
  "w:l215": -0.16977204561039483,
  "w:l216": -0.14128787605286103,
  "w:l217": 0.07300089248549047,
  "w:l218": -0.1672980991771691,
  "w:l219": -0.05978398827865483,
  "w:l220": -0.24578013023601325,
  "w:l221": -0.022664854292455405,
  "w:l222": 0.2068009200439957,
  "w:l223": -0.2109488858017352,
  "w:l224": 0.1513537060963584,
  "w:l225": -0.08407279883802404,
  "w:l226": -0.1740342798065313,
  "w:l227": 0.09406083043946428,
  "w:l228": -0.21052154663758493,
  "w:l229": 0.22952897839334252,
  "w:l230": 0.1384246499525681,
  "w:l231": -0.013804955175854727,
  "w:l232": -0.21198821943246554,
  "w:l233": -0.09372970015139259,
  "w:l234": -0.21939681559713448,
  "w:l235": -0.0541568487506372,
  "w:l236": 0.1861270999421724,
  "w:l237": 0.08627079339520866,
  "w:l238": -0.1832821658593634,
  "w:l239": -0.029361528066747855,
  "w:l240": -0.21681125965241338,
  "w:l241": -0.1921051295861269,
  "w:l242": -0.07813453855252628,
  "w:l243": -0.17845923572581024,
  "w:l244": -0.11175460674808929,
  "w:l245": 0.07707842926625808,
  "w:l246": 0.1931202110931065,
  "w:l247": -0.08999864233415111,
  "w:l248": 0.24043813255546181,
  "w:l249": -0.00663755312961295,
  "w:l250": -0.1696601023136171,
  "w:l251": -0.0410707820948063,
  "w:l252": -0.21797586755249582,
  "w:l253": 0.20989194199481304,
  "w:l254": -0.18789913337494218,
  "w:l255": -0.10818289943205639,
  "w:l256": -0.056060349860700576,
  "w:l257": 0.23440507002085403,
  "w:l258": 0.15785859094493776,
  "w:l259": 0.0666399389431741,
  "w:l260": -0.210195353788097,
  "w:l261": -0.15485377487691881,
  "w:l262": 0.15571792985521754,
  "w:l263": 0.13723689224249835,
  "w:l264": -0.16257759858201987,
  "b:n97": 0.0,
  "w:l265": -0.008161325357331106,
  "w:l266": -0.06325766393296817,
  "w:l267": -0.09961950758224497,
  "w:l268": 0.15854579319075113,
  "w:l269": -0.20653475230413837,
  "w:l270": 0.2154298581079121,
  "w:l271": 0.18086852965171024,
  "w:l272": 0.22046058087268616,
  "w:l273": 0.05898801067321424,
  "w:l274": -0.16067258583519278,
  "w:l275": -0.1900094970517619,
  "w:l276": 0.04486433927092798,
  "w:l277": 0.015090918168298273,
  "w:l278": 0.023197397724862456,
  "w:l279": 0.0550403625259136,
  "w:l280": -0.020040366571650037,
  "w:l281": 0.1145664630607598,
  "w:l282": 0.17745261040656318,
  "w:l283": 0.2357334439036829,
  "w:l284": -0.22505512720646292,
  "w:l285": -0.07318852958229266,
  "w:l286": 0.17198343507501812,
  "w:l287": -0.01929819308336783,
  "w:l288": 0.23323192790613884,
  "w:l289": -0.054669821707228894,
  "w:l290": 0.14903197068570023,
  "w:l291": 0.14393911755136002,
  "w:l292": 0.20578238682848726,
  "w:l293": 0.0844243703497104,
  "w:l294": -0.17979767656685586,
  "w:l295": -0.23329682609723473,
  "w:l296": -0.12290136396142837,
  "w:l297": -0.06104259659786154,
  "w:l298": 0.00845077377345732,
  "w:l299": 0.08881334062291274,
  "w:l300": -0.22880681850220796,
  "w:l301": -0.04286732974419649,
  "w:l302": 0.13962955651915415,
  "w:l303": -0.10030678303606422,
  "w:l304": -0.09544086327861917,
  "w:l305": 0.10342710223825058,
  "w:l306": 0.13809832111494974,
  "w:l307": 0.20342228740065516,
  "w:l308": -0.19638285436802982,
  "w:l309": 0.1796708832270414,
  "w:l310": -0.20313128448585582,
  "w:l311": 0.11447618806192561,
  "w:l312": -0.1439083116249188,
  "w:l313": -0.16712041274452083,
  "w:l314": 0.1968694429201015,
  "w:l315": 0.17210866186488466,
  "w:l316": -0.0928599046482998,
  "w:l317": -0.14116844474921392,
  "w:l318": -0.1431432679633865,
  "w:l319": -0.1391620456481661,
  "w:l320": 0.24241511879398564,
  "w:l321": 0.17056991371634672,
  "w:l322": -0.005319008538790304,
  "w:l323": -0.18460559052274356,
  "w:l324": 0.11602899872038897,
  "w:l325": -0.20641293032496622,
  "w:l326": 0.0734678388701091,
  "w:l327": -0.03407783121099356,
  "w:l328": 0.12875971599744146,
  "b:n127": 0.0,
  "w:l2185": -0.11536142032442001,
  "w:l2186": -0.18515615312633132,
  "w:l2187": -0.1562482243431409,
  "b:n128": 0.0,
  "w:l2217": 0.35405021683932,
  "w:l2218": 0.06789980667441932,
  "w:l2219": 0.3265353911657254,
  "b:n129": 0.0,
  "w:l2249": 0.25335289408910033,
  "w:l2250": -0.32246109648730775,
  "w:l2251": -0.23426824292305345,
  "b:n130": 0.0,
  "w:l2281": 0.3698113070162775,
  "w:l2282": 0.2988016707348259,
  "w:l2283": -0.11448762105369294,
  "b:n131": 0.0,
  "w:l2313": 0.21205822622516807,
  "w:l2314": 0.3559684268852725,
  "w:l2315": -0.20997298812605858,
  "b:n132": 0.0,
  "w:l2345": 0.21178982665778123,
  "w:l2346": -0.3107289757919084,
  "w:l2347": -0.14229178915444032,
  "b:n133": 0.0,
  "w:l2377": 0.2643633044251177,
  "w:l2378": -0.25720055304045186,
  "w:l2379": -0.248036394926261,
  "b:n134": 0.0,
  "w:l2409": -0.30989063889726415,
  "w:l2410": 0.1820791874730407,
  "w:l2411": 0.15975667065047672,
  "b:n135": 0.0,
  "w:l2441": 0.032881352280088136,
  "w:l2442": -0.04522639339755095,
  "w:l2443": -0.1475776964083904,
  "b:n136": 0.0,
  "w:l2473": 0.11546956290679852,
  "w:l2474": -0.045050288006903284,
  "w:l2475": -0.09444903159970373
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
