"""Chinese words that names of made-up organisations are put together from."""

CITIES = [
    "连云港",
    "定西",
    "烟台",
    "衢州",
    "南京",
    "苏州",
    "徐州",
    "盐城",
    "青岛",
    "兰州",
    "杭州",
    "宁波",
]
BRANDS = [
    "安诚",
    "信达",
    "华恒",
    "中天",
    "正鼎",
    "绿源",
    "方圆",
    "通泰",
    "和平",
    "永兴",
    "盛世",
    "嘉源",
]
