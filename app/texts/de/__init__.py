"""The screens in German."""

from app.texts.de.asking import *
from app.texts.de.frame import *
from app.texts.de.own import *
