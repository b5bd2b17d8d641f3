SELECT count(*) AS customers, sum(amount) AS amount FROM customer
