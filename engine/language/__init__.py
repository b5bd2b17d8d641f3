"""From words to logical queries. The code knows no language; engine/packs/*.yaml do."""
