SELECT s.order_no, s.customer, s.amount, s.amount / nullif(c.amount, 0) AS share
FROM sales AS s
JOIN customer AS c ON c.customer IS NOT DISTINCT FROM s.customer
