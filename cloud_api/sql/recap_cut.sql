-- Size and root of each log as they are now, and when its last leaf was received.
SELECT l.log, l.next AS size, encode(l.root, 'hex') AS root,
    split_part(split_part(convert_from(e.leaf, 'UTF8'), E'\n', 1), ' ', 5)::bigint AS received
FROM log AS l JOIN log_entry AS e ON e.site = l.site AND e.log = l.log AND e.n = l.next - 1
WHERE l.site = %(site)s ORDER BY l.opened
