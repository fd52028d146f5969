"""What the views show: values and item models made from the annotation."""
