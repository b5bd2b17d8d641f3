"""The screens in Portuguese."""

from app.texts.pt.asking import *
from app.texts.pt.frame import *
from app.texts.pt.own import *
