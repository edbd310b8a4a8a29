-- Authority lasts no longer than its giver; a key of a write answers only its owner.

-- The record of a write belongs to who sent it and to the route it was sent to: another actor with the same key makes her own.
-- Rows of before have no actor. Nobody is answered from them: the key counts as used.
alter table idempotency_key add column actor text not null default '', add column route text not null default '';
alter table idempotency_key drop constraint idempotency_key_pkey;
alter table idempotency_key add primary key (workspace_id, key, actor, route);
-- what is shown once is kept with no answer any more: sealed secrets of before go
update idempotency_key set answer = answer - 'sealedToken' - 'sealedSecret' where answer ? 'sealedToken' or answer ? 'sealedSecret';

-- A service token belongs to the business and not to a person: only an owner makes one. renew_since: since then somebody
-- knows it who has left, or who may no longer hold it.
alter table auth.token add column service boolean not null default false, add column renew_since timestamptz;
update auth.token set service = true where user_id is null;
create index token_of_user on auth.token (user_id) where user_id is not null and revoked_at is null;

-- When the person of a session last proved that it is she.
alter table auth.session add column confirmed_at timestamptz;

-- Whose endpoint it is: it passes to an owner when she loses the right. Null: the business's own.
alter table webhooks_endpoint add column maker_id uuid, add column renew_since timestamptz;
