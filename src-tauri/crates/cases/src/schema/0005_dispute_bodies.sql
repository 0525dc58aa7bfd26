-- The dispute-resolution body that a person named, where the plan does not. No event before this step names one, so
-- nothing has to be made anew.
ALTER TABLE contacts ADD COLUMN body TEXT;
ALTER TABLE contacts ADD COLUMN body_phone TEXT;
ALTER TABLE contacts ADD COLUMN body_source TEXT;
