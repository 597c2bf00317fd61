SELECT hash FROM leaf WHERE n >= :first AND n < :end ORDER BY n
