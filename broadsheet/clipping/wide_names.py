"""Tell a name in Chinese or Japanese letters by the family name that it begins with.

Knows nothing of lines: a name alone proves nothing, its place does.
"""

import re

_CHINESE = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘"
    "于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫段雷"
    "侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯"
)
_JAPANESE = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|渡部|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|清水|山崎|池田|橋本|阿部|石川"
    "|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|三浦|中野|中川|原田|松田|竹内"
    "|小野|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|島津|谷口|大野|丸山|今井|河野|藤本|村田|武田|上野|杉山|増田|小山"
    "|大塚|平野|菅原|久保|松井|千葉|岩崎|桜井|木下|野口|松尾|野村|菊地|菊池|佐野|新井|古川|松岡|松村|島田|小島|小暮|水野|高田|山内|西田|市川"
    "|飯田|五十嵐|北村|安田|中田|川口|平田|東|川崎|本田|久保田|吉川|沢田|辻|関|大島|小松|星野|服部|樋口|福島|望月|浅野|岩田"
)
_NAME = re.compile(
    rf"(?:[{_CHINESE}][\u4e00-\u9fff]{{1,2}}|(?:{_JAPANESE})\s?[\u3040-\u30ff\u3005\u4e00-\u9fff]{{1,4}})"
)


def is_wide_name(text: str) -> bool:
    """Tell whether a text is a family name that many bear, and a given name."""
    return _NAME.fullmatch(text) is not None
