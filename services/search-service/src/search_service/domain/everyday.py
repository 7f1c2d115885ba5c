"""Words that mean the same in nearly every shop, by the language they are asked in; staff's synonyms go before them.

Where a product has no words in a language it is found by its English ones, so that English stands beside the others.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

Groups = tuple[tuple[str, ...], ...]
_GROUPS: Final[Mapping[str, str]] = {
    "en": """
aluminum, aluminium
backpack, rucksack
bicycle, bike
biscuit, cookie
bookcase, bookshelf
candy, sweets
cell phone, cellphone, mobile phone, smartphone
color, colour
diaper, nappy
eyeglasses, spectacles, reading glasses
faucet, tap
flashlight, torch
fridge, refrigerator
frying pan, skillet
game console, games console, gaming console
game controller, gamepad, joypad
graphics card, video card, gpu
gray, grey
hard disk, hard drive, hdd
headphones, earphones, earbuds
hoover, vacuum cleaner
jewelry, jewellery
jumper, pullover, sweater
laptop, notebook
loudspeaker, speaker
mainboard, motherboard
monitor, computer screen, computer display
mouse mat, mouse pad
pajamas, pyjamas
pants, trousers
plush toy, soft toy, cuddly toy, stuffed animal
power bank, portable charger
pram, pushchair, stroller
processor, cpu
raincoat, rain coat
sled, sledge, toboggan
smart watch, smartwatch
sneakers, trainers
soccer ball, football
sofa, couch, settee
spanner, wrench
solid state drive, ssd
swimsuit, swimming costume, bathing suit
tire, tyre
television, tv
usb stick, flash drive, usb drive, thumb drive
wifi, wi fi, wlan, wireless lan
""",
    "fr": """
appareil photo, caméra
baskets, chaussures de sport, chaussures de running, sneakers
canapé, divan, sofa
carte graphique, graphics card
casque audio, écouteurs, headphones
chargeur, charger
clavier, keyboard
disque dur, hard drive, hdd
doudou, peluche
écran, moniteur, monitor
frigo, réfrigérateur
haut parleur, enceinte, speaker
imprimante, printer
lampe torche, lampe de poche, lampe frontale
maillot de bain, maillot de natation
ordinateur portable, ordinateur portatif, pc portable, laptop, notebook
pull, chandail
souris, mouse
téléphone portable, téléphone mobile, smartphone
télévision, téléviseur, télé, tv
vélo, bicyclette
""",
    "ar": """
أريكة, كنبة, صوفا
تلفاز, تلفزيون, television
جوال, موبايل, هاتف ذكي, هاتف محمول, smartphone
حاسوب, كمبيوتر, computer
حاسوب محمول, كمبيوتر محمول, لابتوب, laptop, notebook
حقيبة, شنطة
دراجة, دراجة هوائية
سماعات, سماعة رأس, headphones
شاشة, monitor
شوكولاتة, شكولاتة, شوكولا
طابعة, printer
غيتار, جيتار, كيتار
فأرة, ماوس, mouse
كاميرا, camera
لوحة مفاتيح, كيبورد, keyboard
""",
    "de": """
akku, batterie, battery
bildschirm, monitor
drucker, printer
fahrrad, rad, bicycle
fernseher, tv, television
festplatte, hard drive, hdd
grafikkarte, graphics card
handy, mobiltelefon, smartphone
hülle, case
kabel, cable
kamera, camera
kopfhörer, headphones
kuscheltier, plüschtier, stofftier
ladegerät, charger
laptop, notebook
lautsprecher, speaker
maus, mouse
sofa, couch
tastatur, keyboard
""",
    "es": """
altavoz, altavoces, speaker
auriculares, cascos, headphones
batería, battery
bicicleta, bici, bicycle
cámara, camera
cargador, charger
disco duro, hard drive, hdd
funda, case
impresora, printer
móvil, teléfono móvil, celular, smartphone
ordenador, computadora, computer
ordenador portátil, portátil, laptop, notebook
pantalla, monitor
ratón, mouse
tableta, tablet
tarjeta gráfica, graphics card
teclado, keyboard
televisor, televisión, tv
""",
}


def languages() -> tuple[str, ...]:
    """Those that have such words."""
    return tuple(_GROUPS)


@cache
def everyday(language: str) -> Groups:
    """The groups of a language."""
    lines = _GROUPS.get(language, "").strip().splitlines()
    return tuple(tuple(phrase.strip() for phrase in line.split(",")) for line in lines)
