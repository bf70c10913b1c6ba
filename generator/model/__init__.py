"""The data model: frozen values, standard library only.

Everything else in the package reads from here and nothing here reads from anywhere else.
"""
