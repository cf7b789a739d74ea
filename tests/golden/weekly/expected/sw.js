kept: 
