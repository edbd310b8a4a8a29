-- An import matches the customers whom the person who starts it sees: their owners (null: everybody's), as they were when she
-- started it. Whom it makes belongs to her, where she would lose sight of a customer without an owner.
alter table intake_import add column owners uuid[], add column owner_id uuid;

-- Up to where an owner has read what happened to the security of her business.
alter table auth.membership add column security_seen_at timestamptz;
