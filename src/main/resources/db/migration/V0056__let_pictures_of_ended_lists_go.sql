-- Lists that had ended were said to use pictures, which nobody could delete then.
DELETE FROM image_use u WHERE kind = 'LINEUP' AND NOT EXISTS (SELECT 1 FROM curated_list c WHERE c.id = u.user_id);
DELETE FROM image_use u WHERE kind = 'PLACEMENT' AND NOT EXISTS (SELECT 1 FROM launch l WHERE l.id = u.user_id);
