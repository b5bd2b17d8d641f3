SELECT customer, count(*) AS orders, sum(amount) AS amount, max(amount) AS largest
FROM sales
GROUP BY customer
