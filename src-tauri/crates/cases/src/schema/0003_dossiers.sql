-- The dossier a claim refers to, and what it was when the claim's summary was worked out.
ALTER TABLE claims ADD COLUMN dossier TEXT;
CREATE INDEX claims_by_dossier ON claims (dossier) WHERE dossier IS NOT NULL;
CREATE INDEX registrations_by_name ON claims (plan, person_name) WHERE subject = 'registration';
ALTER TABLE summaries ADD COLUMN dossier_head TEXT;
