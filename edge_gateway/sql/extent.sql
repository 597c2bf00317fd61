SELECT count(*), coalesce(max(n), -1) FROM leaf
