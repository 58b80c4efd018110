<?php
/**
 * Plugin Name: Citecheck
 * Description: The shortcode [cite-check] checks readers' statements against your own articles.
 * Version: 0.1.0
 * License: MIT OR Apache-2.0
 *
 * Copy this folder to wp-content/plugins, put the folder `dist` (with your pack in `dist/pack`)
 * into it, activate the plugin, and write [cite-check] into a post. Attributes: pack, lang, label.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** The element, with a fallback; its script is printed once, as a module. */
function citecheck_shortcode( $given ) {
	$given = shortcode_atts(
		array(
			'pack'  => plugins_url( 'dist/pack/', __FILE__ ),
			'lang'  => str_replace( '_', '-', get_locale() ),
			'label' => '',
		),
		$given,
		'cite-check'
	);
	wp_enqueue_script_module( 'citecheck', plugins_url( 'dist/cite-check.js', __FILE__ ) );
	return sprintf(
		'<cite-check pack="%s" lang="%s" label="%s"><p>%s</p></cite-check>',
		esc_url( $given['pack'] ),
		esc_attr( $given['lang'] ),
		esc_attr( $given['label'] ),
		esc_html__( 'With JavaScript, statements can be checked here against our articles.', 'citecheck' )
	);
}

add_shortcode( 'cite-check', 'citecheck_shortcode' );
