SELECT log, site, after, size, range, start, last_rx, plan FROM log
