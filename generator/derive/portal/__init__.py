"""Which item of a catalogue a document of the portal fulfils: knowledge of titles, columns and bodies; no address, no day."""
