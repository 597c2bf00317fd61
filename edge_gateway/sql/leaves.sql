SELECT n, at, err, rx, src, payload FROM leaf WHERE n >= :first ORDER BY n LIMIT :limit
