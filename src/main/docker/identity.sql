-- The provider's own database, beside the paper's.
CREATE DATABASE identity;
