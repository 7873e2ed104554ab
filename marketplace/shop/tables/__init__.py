"""Oscar's tables of 4.2.1, each app in one step.

Oscar's own 130 migrations cost two minutes on every new database, and drag in four apps that
nothing here uses. The models are Oscar's, unchanged: after an upgrade `manage.py makemigrations`
writes the difference here, and `makemigrations --check` fails until that is done.

Oscar also moves data in its migrations, which no comparison of models shows. `acknowledged.txt`
names those whose effect is here; a test fails when Oscar brings another. Read that one, carry over
what it does to data, then add its name.
"""
