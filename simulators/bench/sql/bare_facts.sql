INSERT INTO bare_fact (site, {columns})
SELECT %(site)s, {columns} FROM unnest({arrays}) AS given ({columns})
