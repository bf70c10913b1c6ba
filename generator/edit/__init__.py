"""Text → text: small changes to catalogue files. Pure; what is written is read again and judged by the pipeline."""
