"""The screens in French."""

from app.texts.fr.asking import *
from app.texts.fr.frame import *
from app.texts.fr.own import *
