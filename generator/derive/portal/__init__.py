"""Which item of a catalogue a document of the portal fulfils: titles, columns and bodies say it; no address, no day."""
