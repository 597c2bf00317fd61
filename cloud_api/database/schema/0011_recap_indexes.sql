-- What a recap looks for among a year's facts and rarely finds: without these it reads all of them, of every year.
CREATE INDEX fact_gap ON fact (site, day) WHERE kind IN ('gap', 'conflict');
CREATE INDEX fact_uncertain ON fact (site, day)
    WHERE counted AND kind IN ('enter', 'leave', 'issue') AND err > 0 AND (hour IN (0, 23) OR err > 3600000);
