"""What is served beside the pages: the first page of HTML, static files, and the routes around them."""
