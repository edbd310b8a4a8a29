-- Requests of the current minutes, by caller: processes write down what they have counted from time to time, and read what
-- the others have. Losing it with the server loses nothing.
create unlogged table platform_rate (
  place text not null,
  minute int not null,
  count int not null,
  primary key (place, minute)
);
create index platform_rate_age on platform_rate (minute);
grant select, insert, update, delete on platform_rate to {{app}};

-- Browsers in which a person has signed in before: tries elsewhere do not shut her out there. Only a hash of the browser's
-- own secret stands here.
create table auth.device (
  user_id uuid not null references auth.account on delete cascade,
  device_hash bytea not null,
  last_good_at timestamptz not null,
  primary key (user_id, device_hash)
);
grant select, insert, update, delete on auth.device to {{app}};
