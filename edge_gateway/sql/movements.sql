SELECT at, delta FROM movement WHERE at >= :since ORDER BY at
