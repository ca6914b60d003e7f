"""A PNG of 5000 x 5000 pixels of one colour: 75 MB in some 70 KB."""
import sys
from PIL import Image
Image.new('RGB', (5000, 5000), (9, 8, 7)).save(sys.argv[1])
