-- A conversation also waits for a person where the guard has cooled its customer down.
set local role app_owner;
alter table public.conversations drop constraint conversations_waiting_reason_check;
alter table public.conversations add constraint conversations_waiting_reason_check
  check (waiting_reason in (
    'unknown_answer', 'asked_for_person', 'anger', 'owner_rule', 'not_confirmed', 'send_failed', 'abuse'));
reset role;
