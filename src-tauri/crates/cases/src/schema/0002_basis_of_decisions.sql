-- What a decision rested on, packed: read when assessments are replayed. Made from the decision's receipt,
-- so the projections are made anew after this step.
ALTER TABLE decisions ADD COLUMN basis BLOB;
