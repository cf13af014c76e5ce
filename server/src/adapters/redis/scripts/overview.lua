return overview()
