-- Beside each day what was sold on the day before.
SELECT day.shop, day.day, day.amount, before.amount AS before_amount
FROM (SELECT shop, day, sum(amount) AS amount FROM sales GROUP BY ALL) AS day
LEFT JOIN (SELECT shop, day, sum(amount) AS amount FROM sales GROUP BY ALL) AS before
    ON before.shop = day.shop AND before.day = day.day - 1
