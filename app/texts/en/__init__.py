"""The screens in English."""

from app.texts.en.asking import *
from app.texts.en.frame import *
from app.texts.en.own import *
