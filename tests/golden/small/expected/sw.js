kept: /, /latest/, /editions/all-since/, /2026/11/short-6/, /2026/11/short-5/, /2026/11/short-4/
