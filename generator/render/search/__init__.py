"""The files a browser searches: data in steps, the index, the scripts joined from modules."""
