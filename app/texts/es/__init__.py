"""The screens in Spanish."""

from app.texts.es.asking import *
from app.texts.es.frame import *
from app.texts.es.own import *
