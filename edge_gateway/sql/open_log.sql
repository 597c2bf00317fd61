INSERT INTO log VALUES (1, :log, :site, :after, 0, x'', :start, :last_rx, '')
