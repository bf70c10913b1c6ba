"""Arguments of the commands, by what they are for; `cli.main` gathers them."""
